"""English danger between the lines: what people write instead of the word, and single words that alarm."""

from __future__ import annotations

from functools import cache

from nlu.danger_rule import Rule, rules_of
from nlu.danger_rules_en import CLASSES


@cache
def rules() -> tuple[Rule, ...]:
    """Return the veiled English rules."""
    return (
        *rules_of("en-veiled-suicide", "suicide", "De melder schrijft misschien over niet meer willen leven.", _SUICIDE, CLASSES),
        *rules_of("en-veiled-self-harm", "self_harm", "De melder schrijft over wonden bij zichzelf of over zichzelf straffen.", _SELF_HARM, CLASSES),
        *rules_of("en-veiled-sexual", "sexual", "De melder beschrijft misschien iets seksueels tegen de zin.", _SEXUAL, CLASSES),
        *rules_of("en-veiled-violence", "violence", "De melder beschrijft misschien lichamelijk geweld.", _VIOLENCE, CLASSES),
        *rules_of("en-veiled-threat", "threat", "De melder beschrijft misschien een bedreiging of dwang.", _THREAT, CLASSES),
        *rules_of("en-veiled-child", "child_unsafe", "Er is misschien een kind of iemand anders niet veilig.", _CHILD, CLASSES),
        *rules_of("en-veiled-neglect", "neglect", "Iemand mist misschien dringende zorg of verzorging.", _NEGLECT, CLASSES),
    )


_SUICIDE = (
    ("sleep", r"(?:fall asleep|sleep|go to bed) ~2 (?:and |forever )?~1 never ~1 wake", "own_no"),
    ("pills", r"(?:saving|saved|hoarding|collecting|stockpiling) (?:up )?~2 (?:pills|meds|tablets|medication)|(?:took|taken|swallowed|take) ~3 (?:box|bottle|packet|strip|handful|whole) ~2 (?:of )?~1 (?:pills|paracetamol|tablets|meds|ibuprofen)?|how many (?:pills|tablets)|how much ~1 (?:is|would be) (?:lethal|fatal)|took an overdose|(?:drank|drink) bleach"),
    ("edge", r"(?:standing|stood|sitting|am|i'm|is|she's|he's) ~2 (?:on|at|by|near) (?:the|a) (?:edge|bridge|roof|rooftop|ledge|balcony|railway|tracks?|train tracks)|(?:going|gonna|about|wants|want|ready) to jump(?! (?:in|on|to|ship|through))|(?:he's|she's|i'm) ~1 going to jump"),
    ("last", r"this is my last (?:message|night|day|goodbye|words|evening)(?! (?:at|with|of (?:work|the)|was not|about))|written the letters|(?:found|finding) ~2 home for (?:the|my) (?:cat|dog)|(?:it's|it was|wasn't|not) ~1 (?:her|his|your|their) fault ~~4 (?:tell|bye|goodbye|going)|tell ~3 (?:it wasn't|it's not) (?:her|his|their) fault|nice knowing (?:you|all)", "own_no check"),
    ("gone", r"i (?:won't|will not) be (?:around|here)(?! (?:on|tomorrow|until|next|this|for the|because|at))|(?:after|by) (?:friday|monday|tuesday|wednesday|thursday|saturday|sunday|tomorrow|tonight|christmas) i (?:won't|will not) be (?:around|here)", "own_no check"),
    ("ending", r"(?:i'm|i am|am|just|about to|is|plans to|planning to|wants to|want to) (?:ending|end) (?:it|it all|everything|things)(?= )(?! (?:with|between|properly))|tonight is the night|end(?:ing)? it (?:tonight|now|all|today|soon)"),
    ("after", r"(?:want|wants|going|go) to (?:go|be|follow) ~1 (?:after|with|to) (?:him|her) ~1 (?:in heaven|now)?(?= [.,?]| $)|(?:died|dead) ~~6 (?:want|wants) to (?:go after|join|be with) (?:him|her|them)"),
    ("over", r"(?:it'll|it will|will) (?:all )?(?:be )?(?:all )?(?:over|done|all over) soon|my life is (?:over|finished|done)|(?:picked|chosen|set) a date ~~6 (?:life|over|die)|life ~~4 (?:picked|set) a date|(?:be )?quiet , forever|(?:quiet|peace|sleep) forever|now i know how|not cope ~~9 (?:station|trains|pills)|counting trains", "check"),
    ("reason", r"(?:one|a) reason not to (?:jump|die|do it|end)|i'm a burden|be a burden(?: to)?|can't live ~1 (?:like this|anymore)|(?:got|have|bought) (?:the|a) rope|razor blades?", "own_no check"),
    ("self", r"(?:do|doing) something (?:stupid )?to (?:myself|himself|herself)|voices ~~4 (?:jump|kill|die)"),
)
_SELF_HARM = (
    ("marks", r"(?:scratch|scratches|cuts|cutting|carves|scratching) ~1 (?:her|his|my) ~1 (?:arms?|legs?|wrists?|thighs?|skin)|(?:arms?|legs?|wrists?) ~2 (?:full of|covered in) (?:cuts|scars|scratches)|(?:bang|bangs|banging|hits|smash\w*) ~1 (?:her|his|my) head ~2 (?:against|on) (?:the|a) (?:wall|floor|door)"),
    ("starve", r"(?:hasn't|haven't|not|won't) ~1 (?:eaten|eat|eating) ~5 (?:faint\w*|days|weight)|keeps fainting|weighs only", "own_no"),
    ("punish", r"punish(?:ing|es)? (?:myself|himself|herself)|hurt myself again"),
)
_SEXUAL = (
    ("nude", r"nude (?:pictures?|pics?|photos?)|(?:pictures?|photos?|pics?|filmed|video) ~4 (?:naked|nude|without clothes|in the shower|undress\w*)|filmed (?:me|her|him) ~3 (?:shower|naked|bed|bathroom)"),
    ("secret", r"secret (?:relationship|with (?:the|my|his|her) (?:coach|mentor|worker|teacher))|secrets with|(?:our|a) little secret|(?:my )?(?:coach|mentor|worker|teacher) and i ~2 (?:secret|relationship|are together|sleep)|(?:he|she|they) (?:says|said|say) ~1 nobody (?:can|may|must|is allowed to) know", "own_no check"),
    ("undress", r"(?:had|has|made|makes|told|ask\w*|forced|want\w*|wants) ~3 (?:take|pull) (?:off )?(?:his|her|my|our) (?:pants|clothes|trousers|shirt|underwear|bra|dress)|(?:wants|wanted|asked|told|made|forced|had) ~2 to (?:undress|strip)|(?:made|forced|told) (?:me |her |him |them )?to strip|(?:take|took|pull\w*) (?:his|her|my) (?:pants|clothes|trousers|underwear|shirt) (?:off|down)|(?:woke|wake) up ~~7 (?:no clothes|naked|undressed)|no clothes on"),
    ("sleep", r"(?:sleeping|sleeps|slept|sleep) with (?:one of the |a |the |his |her )?(?:client|clients|men|resident|residents|coach|minor|girls)|(?:men|sex) for money|for money ~4 (?:sleep|sex)"),
    ("hotel", r"(?:come|go|meet) ~3 (?:to|at|in) ~1 (?:a |his |the )?hotel(?: room)?(?= )(?! (?:for work|reception))"),
    ("touch", r"touch\w* (?:the |some |other |little )?(?:girls|boys|kids|children|residents|clients|people)|(?:touchs|tuches|touchd|toches|touces) (?:me|her|him)|(?:kiss|kisses|kissed) (?:me|you|her|him|us|the girls)|(?:hand|hands) ~2 (?:between|down|inside) (?:my|her|his)|(?:down there|private parts)|pedo\w*"),
    ("went-on", r"(?:said|say) (?:no|stop) ~~4 (?:carried on|kept going|didn't stop|continued|went on|did it anyway)|i had to do things|do things (?:to|for|with) (?:him|her|them)(?! together)|things i (?:don't|didn't) want", "own_no"),
    ("room", r"(?:comes|came|coming|sneaks|walks) ~1 (?:in|into|to) (?:my|her|his) (?:room|bed|bedroom) ~3 (?:at night|night|when i sleep|while)|at night ~3 (?:my|her) (?:room|bed)", "check"),
)
_VIOLENCE = (
    ("hits", r"(?:beats|beat|hits|hit|hurts|hurt|slaps|kicks|punches|chokes|pinches) (?:me|us|mommy|mummy|mum|mom|daddy|my mom|my mum|the kids|the children|the residents|residents|clients|people|them)(?= )(?! (?:to it|that|feelings|at (?:chess|cards|football|\w+ball)))"),
    ("down", r"(?:held|holding|hold|pinned|pin|restrained|sat on) (?:<who>|her|him|me) (?:son |down )?~1 (?:down|to the (?:floor|ground|wall|bed))|couldn't breathe|(?:pillow|hand) ~2 (?:on|over) (?:my|her|his) (?:face|mouth)|head under water"),
    ("rough", r"(?:rough|aggressive|violent) (?:with|to|towards) (?:me|him|her|people|us|the|my|residents|clients|them)|(?:gets|got|get|is) ~2 (?:rough|violent)|lash(?:es|ed) out|pinching|pulling (?:ears|hair)|shak(?:es|ing|en) (?:her|him|me|my \w+|the baby)|shook (?:her|him|me|my|the baby)", "check"),
    ("pour", r"pour\w* (?:hot|boiling|cold) ~1 (?:water|tea|coffee|oil) ~1 (?:over|on)|cigarette ~3 (?:on|out on) (?:my|her|his)|with (?:a|his|her) (?:belt|stick|fist|fists|hammer|cable)"),
    ("break", r"(?:break|broke|breaks|twist|twisted) (?:my|his|her|your) (?:legs?|arms?|neck|fingers?|wrist|nose)(?= )(?! (?:skating|skiing|playing|falling|when i fell))"),
    ("word", r"(?<=^ )(?:abuse|violence|assault|rape|help abuse)(?= (?:$|[.] $))|(?:abuse|violence) by (?:staff|my|the|a)"),
)
_THREAT = (
    ("knows", r"(?:he|she|they|ex|coach|man|father|husband|brother|brothers) ~3 knows? where (?:i|my (?:kids|children)|we) (?:live|lives|go|goes|sleep|work)|(?:he|she|they)(?:'ll| will) (?:get|find|come for|kill) (?:me|us|my)|they will find me|(?:keeps|kept|is|always) following me|following me (?:home|everywhere|again)|don't have long left", "own_no"),
    ("forced", r"(?:forc\w+|made|make|makes|have) ~3 (?:to )?(?:marry|marriage)|forced marriage|shamed (?:the|my|our) family|honou?r (?:killing|violence|of the family)|(?:took|has|hid|keeps) my (?:passport|phone)|won't let (?:me|her|him|us) (?:out|leave|go)|(?:keep|keeps|kept|hold|holding|held|locked) (?:me|us|her|him) (?:here |there )?(?:against my will|prisoner|captive|inside)|against my will", "own_no"),
    ("arson", r"set ~4 on fire|burn ~2 (?:place|house|office|building|down)"),
    ("happening", r"something (?:bad|terrible|awful) (?:is happening|happens|will happen|is going to happen)|(?:someone|somebody|please) come (?:quick|quickly|now|fast)|come quick|please hurry|hurry ~2 (?:he|she|please)|has my (?:kids|children|son|daughter|baby)|(?:daddy|he|she) is (?:here|coming) ~~2 (?:help|can't)|not allowed to (?:say|tell)|if (?:i|you) (?:talk|tell|say anything|stop|complain|speak) ~~3 (?:they'll|he'll|she'll|(?:he|she|they|i) ~1 (?:will|kill|hurt|get|post|break|take|hit|beat))", "own_no check"),
    ("short-cry", r"(?<=^ )(?:danger|emergency|sos|call the police|help danger|police now|911|112|in danger|not safe|i am in danger|please call the police|i need police)(?= (?:$|[.] ))|call the police(?= [.]| $)", "own_no"),
    ("scared", r"(?<=^ )(?:i'm |i am |so )?(?:so |very |really )?(?:scared|afraid|terrified)(?= (?:$|[.] ))|(?:scared|afraid|terrified) of (?:my )?(?:stepfather|stepdad|dad|father|mother|uncle|brothers?|ex|husband|partner|family|coach|support worker|carer|him|her)", "check"),
    ("voices", r"voices ~4 (?:kill|hurt|stab|attack|harm)|telling me to (?:kill|hurt|stab|harm)"),
    ("break", r"(?:he'll|she'll|will|they'll|going to|gonna) (?:break|smash|cut|burn|find|post) (?:my|me|our)"),
)
_CHILD = (
    ("alone", r"(?:kids|children|baby|toddler|child|son|daughter) (?:are|is) ~1 (?:home alone|alone at home|alone in|locked out|on their own)|(?:toddler|baby|child|kid) ~2 locked (?:out|in)|left ~1 (?:kids|baby|toddler|children) alone"),
    ("drunk", r"(?:driver|coach|worker|carer|dad|mum|mom|mother|father|staff) (?:is|was) ~1 (?:drunk|high|on drugs)|drunk ~~6 (?:van|car|driving|kids|baby|alone)"),
    ("missing", r"never came (?:home|back)|(?:daughter|son|child|kid) ~3 (?:phone is off|missing|disappeared)|(?:took|taken) my (?:child|kids|son|daughter|baby)(?= )(?! (?:to (?:school|the)|home|out for))", "own_no"),
    ("safe", r"(?:son|daughter|child|kid|kids|children|baby|grandchild) (?:isn't|is not|aren't|are not|not) ~1 safe|(?:i'm|i am|we're|he's|she's) not safe", "own_no"),
    ("pretend", r"pretend (?:to be|i'm|that i'm) (?:asleep|sleeping)|(?:know|knows) what will happen ~~4 (?:home|pretend)|hide (?:from him|under the bed|in the)", "check"),
)
_NEGLECT = (
    ("floor", r"(?:been|is|was|lies|lying) ~2 on the (?:floor|ground)"),
    ("insulin", r"(?:don't|doesn't|won't|not|refuse\w*|didn't) ~4 (?:insuline?|oxygen|medication|epilepsy)(?= )(?! (?:anymore|need))|bedsores?|pressure sores?", "own_no"),
    ("gone", r"(?:isn't|not|stopped|aren't) ~1 (?:responding|reacting|moving|conscious|breathing) ?(?:anymore)?(?= )(?! to (?:my|our|any|emails?|messages?|calls?))|breathing (?:is )?~1 (?:strange|weird|funny|badly)|turning blue|blue lips|keeps? fainting|passed out|took an overdose", "own_no"),
    ("drug", r"(?:put|puts|putting|slip\w*) (?:something|pills|drugs|meds) ~1 in (?:my|her|his) (?:food|drink|tea|coffee)|sedat\w* (?:her|him|me|my|them)"),
    ("gas", r"smell of gas|smell gas|gas leak|(?:in|out) ~2 (?:freezing|cold|snow) ~2 (?:nobody|outside|without)|(?:left|locked) ~3 in the (?:cold|freezing|rain|basement|cellar|cupboard|shed)"),
    ("doctor", r"(?:won't|don't|doesn't|refuse\w*|not allowed to) ~3 (?:call|get) ~1 (?:a |the )?(?:doctor|ambulance|gp)|strip\w* ~3 (?:corridor|hallway|punishment)|as a punishment ~5 (?:cold|strip|naked|food)", "own_no"),
)
