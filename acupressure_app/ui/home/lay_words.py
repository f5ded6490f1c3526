"""English words as people say what is wrong; a search in another language goes without this help.

What a routine is for stands in the symptoms. Here is what those words are said with, and what is
said of complaints that no pressing is for.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> tuple[frozenset[str], ...]:
    """The words of each phrase; commas stand between them."""
    return tuple(_words(phrase) for phrase in text.replace("\n", " ").split(",") if phrase.strip())


FILLERS = _words("""
    a ache am an and any are at bad can cant do does dont doubt feel feeling feels felt for from
    get gets getting got has have having he her his how i if im in into is it its ive just like me
    my no of or our she so some something that the they to very we whether with you your
""")
"""They say nothing about what is wrong."""

WEAK = _words("""
    aches aching achy after again all also always awful be because been before bit by constant
    constantly couldnt day days during every everything give gives hard help horrible hurt hurting
    hurts keep keeps kind left little lot lots make makes mild much need night not on pain painful
    pains problem problems really relief right side since slight slightly sore soreness still
    terrible then there this today too trouble want was week when while wont worse
""")
"""What can be said of any complaint; they count where nothing else was typed."""

QUALITIES = _words("""
    blocked bloated cold cramp cramped cramping cramps discomfort dry heavy hot itchy knot knots
    knotted low pressure pulled restless runny shaking shaky stiff stiffness strain strained stuck
    tender tense tension throbbing tight tightness tingling tingly tired twitching watery weak
""")
"""How a part of the body feels; beside a part they only describe it: "cold hands" is no cold."""

PARTS = _words("""
    abdomen ankle ankles arm arms back bladder bottom bowel bowels breast breasts bum buttock
    buttocks calf calves cheek cheeks chin collarbone ear ears elbow elbows eye eyeball eyelid
    eyelids eyes face feet finger fingers foot forearm forehead groin gum gums hair hand hands head
    heart heel heels hip hips jaw joint joints kidney kidneys knee knees leg legs limbs lip lips
    liver lung lungs mouth muscle muscles nail nails neck nose palm palms pelvis rib ribs scalp shin
    shins shoulder shoulders skin spine stomach belly tummy temple temples thigh thighs throat thumb
    thumbs toe toes tongue tooth teeth tonsils vagina penis testicle testicles waist wrist wrists
""")

SPOILING = _phrases("""
    abscess, acne, appendicitis, arthritis, asthma, athletes foot, bite, bitten, bleed, bleeding,
    bleeds, blister, blisters, blood, bloody, boil, broke, broken, bruise, bruised, bruises, bump,
    burn, burns, burnt, cancer, cellulitis, clot, cold sore, cold sores, covid, cut, cuts, cyst,
    dislocated, eczema, feel down, feel low, feeling down, feeling low, fell, fever, feverish,
    food poisoning, fracture, fractured, fractures, gallstones, gout, hair loss, hernia,
    high temperature, hot flashes, hot flush, hot flushes, incontinence, infected, infection,
    inflamed, kidney stone, kidney stones, lose weight, losing weight, low mood, lump, lumps,
    measles, mumps, night sweats, piles, pneumonia, psoriasis, pus, rash, rashes, rupture, ruptured,
    scald, shingles, slimming, smoking, sprain, sprained, sting, stung, stye, sunburn, swelling,
    swells, swollen, temperature, thrush, tonsillitis, torn, tumor, tumour, ulcer, ulcers, urine,
    uti, varicose, vein, veins, wart, warts, weight loss, wound, wounds
""")
"""Complaints that no routine is for, or that must not be pressed: nothing is offered beside them.

Each holds as it is written; what a symptom says itself, as "burned out", is not among them.
"""

URGENT = _phrases("""
    chest, heart attack, heart stopped, jaw arm pain, pain left arm, pain going arm,
    cant breathe, cant breath, can not breathe, cannot breathe, trouble breathing, hard breathe,
    difficulty breathing, difficult breathe, struggling breathe, short breath, shortness breath,
    out breath, not breathing, stopped breathing, breathless, gasping, choking, suffocating,
    blue lips, turning blue, stroke, face drooping, droopy face, face dropped, slurred, slurring,
    cant speak, cant talk, trouble speaking, trouble talking, trouble walking, trouble seeing,
    cant move arm, cant move leg, cant move face, sudden weakness, arm weakness, face weakness,
    one side weak, one side weakness, numbness, numb face, numb arm, numb leg, numb side,
    sudden numb, numb between, paralysed, paralyzed, confusion, confused, disoriented, seizure,
    convulsion, having fit, epileptic fit, unconscious, unresponsive, passed out, passing out,
    blacked out, collapsed, fainted, faint,
    suicide, suicidal, kill myself, end life, ending life, want die, wanna die, wish dead,
    better off dead, self harm, selfharm, harm myself, harming myself, want hurt myself,
    dont want live, not want live, overdose, been poisoned, drank poison, ate poison, took poison,
    swallowed poison, swallowed bleach, swallowed battery, swallowed something, harmful swallowed,
    swallowed pills, took many pills, carbon monoxide, anaphylaxis, anaphylactic, allergic shock,
    severe allergic, throat closing, throat swelling, tongue swelling, swollen tongue, cant swallow,
    vomit blood, blood sick, bloody vomit, throwing blood, threw blood, throw blood, puke blood,
    coughing blood, coffee grounds, black stool, black poo, black poop, tarry stool, tarry poo,
    dark stool, dark poo, dark poop, bleeding heavily, heavy bleeding, stop bleeding, stabbed,
    severe belly, severe stomach, severe tummy, severe abdominal, severe abdomen, sudden severe,
    worst pain, unbearable pain, agony, excruciating, worst headache, thunderclap, sudden headache,
    headache seconds, blow head, hit head, banged head, bumped head, knocked head, head injury,
    concussion, neck fever, neck temperature, neck rash, headache rash, neck dizzy,
    double sight, double vision, seeing double, bladder control, bowel control, wet myself,
    soiled myself, cant pee, cant feel leg, weak leg, weakness leg, pain both legs, back fever,
    back cancer, neck cancer, spine cancer, bad fall, back fall, back fell, back accident,
    neck accident, neck fall, neck fell, car crash, car accident, whiplash, lost sight, loss sight,
    lost vision, loss vision, sudden blind, went blind, gone blind, cant see, painful red eye,
    red eye pain, red eye hurts, curtain sight, curtain eye, flashes light, flashing light,
    flashes eye, period fever, cramps fever, pregnant cramps, pregnancy cramps, pregnant bleeding,
    pregnant spotting, positive test cramps, pregnant belly pain, pregnant stomach pain,
    pregnant severe, pad soaked, soaking pads, pads hour, sepsis, meningitis, aneurysm
""")
"""Emergencies as people say them, small words left out; the red flags say the same in sentences.

Any mention of the chest is among them: no routine is for it, and it may be the heart.
"""
