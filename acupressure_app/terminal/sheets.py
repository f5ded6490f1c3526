"""The command that writes a routine as a page to print."""

import argparse

from acupressure_app.store.sheet_writer import NotWrittenError, write_sheet
from acupressure_app.terminal.program import DONE, INVALID, Program

ENDING = ".pdf"


def run(program: Program, arguments: argparse.Namespace) -> int:
    """Write the PDF; nobody is screened, as the sheet itself says. 1 where it fails."""
    gettext, console, out = program.console.tr.gettext, program.console, arguments.out
    routine = program.listed(arguments.id).routine
    if out.exists() and not arguments.force:
        told = gettext("“{name}” is there already. Add --force to replace it.")
        console.message(f"acupressure-app: {told.format(name=out.name)}")
        return INVALID
    try:
        write_sheet(program.sheet, routine.id, out, arguments.paper, program.language)
    except NotWrittenError as error:
        template, why = gettext("{file} could not be written: {why}"), error.why(console.tr)
        told = template.format(file=out, why=why)
        console.message(f"acupressure-app: {told}")
        return INVALID
    if arguments.json:
        console.data({"file": str(out), "format": "pdf", "paper": arguments.paper}, indent=2)
    else:
        console.line(gettext("Saved: {file}").format(file=out))
        console.line(gettext("It is for anybody: it was not screened for your health."))
    return DONE
