from hypothesis import given, settings, strategies as st, note
from dataclasses import replace
from collections import Counter
from acupressure_app.core import player as P
from acupressure_app.core.player import *
from acupressure_app.core.timeline import *
from tests.builders import *
from tests.core import strategies as any_
EV=[Start(),Pause(),GoOn(),Tick(),Slept(),Found(),WaitForMe(),Done(),More(),TooStrong(),Back(),Next(),Stop()]
evs=st.lists(st.tuples(st.one_of(st.integers(0,4900),st.integers(0,30_000),st.sampled_from([0,1,2000,3000])),st.sampled_from(EV+[Tick()]*6+[GoOn()]*2)),max_size=40)
T=[compiled(routine(press(side="each",seconds=50),press("EX-HN3","midline",seconds=12,rest=5),rounds=2), lengths=Lengths(wait_for_me=w)) for w in (False,True)]
@settings(max_examples=3000)
@given(st.sampled_from([0,1]),evs,st.sampled_from([0,0,20_000,60_000]))
def test_pl(t,script,at):
    t=T[t]; s=resumed(t,at) if at else State(t)
    now=0; ended=0
    played=Counter()
    s,e=reduce(s,Start(),0)
    for wait,ev in [(0,Tick())]+script:
        old=s; before=position(s,now); 
        now+=wait
        s,e=reduce(s,ev,now)
        note(f"{now} {ev} {s.mode} cue={s.cue} seg={s.segment} {[x if not isinstance(x,Played) else (x.cue.kind.value,x.cue.at) for x in e]}")
        here=position(s,now)
        tl=s.timeline
        assert 0<=here<=tl.total
        assert s.mode.at==here
        assert s.segment==tl.index_at(here)
        if isinstance(old.mode,Over): assert e==() and s==old
        ended+=sum(isinstance(x,Ended) for x in e)
        assert ended==isinstance(s.mode,Over)
        assert next_due(s,now) is None or next_due(s,now)>=0
        if isinstance(ev,(Tick,Pause,GoOn,Slept,WaitForMe,Stop,More,TooStrong)) and not Told(Notice.SKIPPED) in e:
            match old.mode:
                case Running(a,since):
                    if isinstance(ev,Slept): assert here==a
                    else: assert before<=here<=before+wait
                case CountIn(a,since): assert here-before<=max(0,wait)
                case _ : assert here==before
        if isinstance(ev,(Back,Next,Found,Done,TooStrong)): played.clear()
        if isinstance(ev,Pause): played={}
        for x in e:
            if isinstance(x,Played):
                played=Counter(played); played[(x.cue.kind,x.cue.at)]+=1
                assert played[(x.cue.kind,x.cue.at)]==1
                assert x.cue.at<=here
        # moving / halted alternate
@settings(max_examples=2000)
@given(st.sampled_from([0,1]),evs)
def test_moving(t,script):
    t=T[t]; s,e=reduce(State(t),Start(),0); now=0
    moving=True
    for wait,ev in script:
        now+=wait
        s,e=reduce(s,ev,now)
        note(f"{now} {ev} {s.mode} {e}")
        for x in e:
            if isinstance(x,Moving): moving=True
            if isinstance(x,Halted): moving=False
        assert moving==isinstance(s.mode,(Running,CountIn,Waiting)),s.mode
@settings(max_examples=2000)
@given(st.sampled_from([0,1]),evs)
def test_half(t,script):
    t=T[t]; s,e=reduce(State(t),Start(),0); now=0; told=Counter()
    for wait,ev in script:
        now+=wait
        s,e=reduce(s,ev,now)
        note(f"{now} {ev} {s.mode} {[x for x in e if isinstance(x,Played)]}")
        if isinstance(ev,(Back,Pause,Slept)): told.clear()
        for x in e:
            if isinstance(x,Played) and x.cue.kind is CueKind.HALF:
                k=s.timeline.segment_at(x.cue.at).press
                told[k]+=1; assert told[k]==1
