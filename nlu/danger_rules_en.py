"""English danger rules."""

from __future__ import annotations

from functools import cache

from nlu.danger_rule import Rule, rules_of

CLASSES = {
    "kin": (
        r"(?:little |younger |older |own |elderly |disabled )?(?:son|daughter|child|children|kid|kids|brother|sister|mother|mom|mum|"
        r"father|dad|wife|husband|partner|grandmother|grandma|grandfather|grandpa|baby|boy|girl|client|clients|resident|residents|"
        r"roommate|friend|boyfriend|girlfriend|neighbour|foster child|nephew|niece|aunt|uncle)"
    ),
    "who": r"me|us|him|her|them|my <kin>|our <kin>|his <kin>|her <kin>|the <kin>|another <kin>|a <kin>|each other|someone|people",
    "staff": (
        r"(?:my |the |our |a |his |her )?(?:coach|mentor|support worker|worker|caregiver|carer|nurse|counsell?or|therapist|manager|staff|"
        r"staff member|supervisor|guide|teacher|psychologist|guardian|job coach|employee|volunteer|trainer|group leader)"
    ),
    "body": (
        r"(?:breast|breasts|boobs|butt|bum|ass|crotch|thigh|thighs|private parts|privates|body|vagina|penis|dick|legs|leg|waist|groin|"
        r"underwear|chest|inner thigh|bottom)"
    ),
    "hit": (
        r"hit|hits|hitting|beat|beats|beaten|beating|punch|punches|punched|kick|kicks|kicked|kicking|slap|slaps|slapped|slapping|choke|"
        r"chokes|choked|strangle|strangles|strangled|shove|shoves|shoved|push|pushes|pushed|pinch|pinches|pinched|spank|spanks|"
        r"spanked|smack|smacks|smacked|bite|bites|bit|attack|attacks|attacked|assault|assaults|assaulted|stab|stabs|stabbed|drag|"
        r"drags|dragged|hurts|hurt|abuse|abuses|abused|headbutts?|threw|throws|hitted"
    ),
    "struck": (
        r"hit|beaten|beat|punched|kicked|slapped|choked|strangled|shoved|pushed|pinched|spanked|smacked|bitten|attacked|assaulted|"
        r"stabbed|dragged|hurt|abused|mistreated|maltreated|injured|grabbed|beaten up"
    ),
    "hers": r"my|his|her|our|their|the",
    "days": r"(?:for )?(?:\d+|one|two|three|four|five|a few|several|many|couple of) (?:days?|weeks?|nights?|hours?)|for days|since \w+|all (?:day|night|week)",
}


@cache
def rules() -> tuple[Rule, ...]:
    """Return the English rules."""
    return (
        *rules_of("en-suicide", "suicide", "De melder schrijft over niet meer willen leven of over zelfdoding.", _SUICIDE, CLASSES),
        *rules_of("en-self-harm", "self_harm", "De melder schrijft over zichzelf pijn doen.", _SELF_HARM, CLASSES),
        *rules_of("en-sexual", "sexual", "De melder schrijft over seksueel misbruik of ongewenst aanraken.", _SEXUAL, CLASSES),
        *rules_of("en-violence", "violence", "De melder schrijft over lichamelijk geweld.", _VIOLENCE, CLASSES),
        *rules_of("en-threat", "threat", "De melder schrijft over bedreiging of intimidatie.", _THREAT, CLASSES),
        *rules_of("en-child", "child_unsafe", "Er is misschien een kind of iemand anders niet veilig.", _CHILD, CLASSES),
        *rules_of("en-neglect", "neglect", "Iemand krijgt misschien dringende zorg of verzorging niet.", _NEGLECT, CLASSES),
    )


_SUICIDE = (
    ("kill-self", r"(?:kill|killing|killed|hang|hanging|hung|shoot|drown|drowning|unalive|off|ending|end) (?:myself|himself|herself|themselves|my life|her life|his life|it all|their life)"),
    ("want-die", r"(?:want|wants|wanted|wish|wished|ready|going|rather|hope|hoping|wanting|trying|plan|planning|need) ~2 (?:to (?:just |really |only )?(?:die|be dead|stop existing|not exist)|i (?:was|were) dead|end it all|was dead|to stop existing|not exist|end it all|be gone forever|i was never born|never wake up|disappear forever)"),
    ("want-die-2", r"(?:wish|rather|if) ~2 (?:i|he|she) ~1 (?:was|were|be) ~1 (?:dead|never born|gone)|rather (?:be )?(?:die|dead)|let me die|i should (?:just )?(?:die|be dead)"),
    ("no-life", r"(?:don't|doesn't|do not|does not|didn't|can't|no longer|not) ~1 (?:want|wants|wanting|wish|wanna|like|feel like|see (?:a|any) reason) ~1 (?:to )?(?:live|living|be here|be alive|exist|existing|be around|wake up|be on this (?:earth|planet|world)|be in this world|go on living|keep living|continue living|life)(?! (?:in|with|at|near|like this|there|here|alone|together))", "own_no"),
    ("no-life-2", r"(?:no|any|without) (?:reason|point|will|sense) (?:left )?(?:to|in|of) (?:live|living|life|being alive|keep going|go on)|(?:life|living) ~2 (?:isn't|is not|not|no longer|has no|is pointless|is meaningless|is worthless) ~1 (?:worth|meaning|point|pointless|meaningless|worthless)(?: living| it)?|nothing (?:left )?to live for|tired of (?:living|life|being alive|existing)|sick of (?:living|being alive|life)|done with (?:life|living|my life)|give up on life", "own_no"),
    ("suicide", r"suicid\w*|(?:take|taking|took) (?:my|his|her|their) own life"),
    ("end-life", r"(?:end|ending|ended|finish) (?:my|his|her|their|this) life|(?:want|going|wants|ready) to end (?:it|everything|it all)(?= [.,?]| $| all | now | tonight | tomorrow )"),
    ("method", r"(?:jump|jumping|throw myself|step|walk) ~1 (?:off|in front of|from|under) (?:a|the|of a|of the) (?:bridge|roof|building|train|bus|balcony|flat|window|traffic)|(?:overdose|overdosed|overdosing|od) (?:on|tonight|myself|pills)|(?:take|took|taking|swallow|swallowed) ~1 (?:all (?:my|the|these|of my)|too many|a lot of|a bunch of|bottle of) ~1 (?:pills|meds|medication|tablets|paracetamol)|slit (?:my|her|his) wrists?"),
    ("never-wake", r"(?:never|not) ~1 wake up (?:again|anymore|tomorrow)|(?:sleep|go to sleep) ~2 (?:forever|and never wake)", "own_no"),
    ("better-dead", r"(?:better|be better|happier) ~1 (?:off )?(?:dead|without me|if i (?:was|were|am) (?:dead|gone|not here))|(?:nobody|no one|noone|nobody) would ~1 (?:miss|care if i|notice if i) ~2 (?:me|die|died|gone)?", "own_no"),
    ("not-here", r"(?:won't|will not|not) be (?:here|around|alive) (?:anymore|much longer|for long|tomorrow)|when i'?m (?:gone|dead|not here anymore)|(?:rather|just want to|want to) (?:not be here|disappear|not be alive|be gone)(?= [.,]| $| anymore | forever )", "own_no"),
    ("goodbye", r"(?:goodbye|good bye|farewell) (?:forever|world|letter|note to)|suicide note"),
    ("go-on", r"(?:can't|cannot|can not|don't want to|no strength to) (?:go on|do this|take it|keep going|carry on) (?:anymore|any longer|like this)|no way out(?: anymore)?|(?:everything|it) is hopeless|see no way out|what's the point (?:of (?:anything|it all|living|life))", "own_no check"),
    ("youth", r"kms|kmsing|kysing|unaliv\w*|sewerslide|yeet myself"),
)
_SELF_HARM = (
    ("cut", r"(?:cut|cutting|cuts|burn|burning|burns|burned|harm|harming|harms|hurt|hurting|hurts|scratch|scratching|starve|starving|injure|punch|punching|hit|hitting) (?:myself|himself|herself|themselves|my (?:own )?(?:arm|arms|wrist|wrists|legs|skin|thighs)|her (?:own )?(?:arm|arms|wrist|wrists|legs)|his (?:own )?(?:arms|wrists|legs))(?! (?:shaving|cooking|on the|with the knife while))"),
    ("self-harm", r"self ?harm\w*|self injur\w*|self mutil\w*|self , harm|(?:urge|want|need) ~2 (?:to )?(?:cut|burn|hurt|harm) (?:again|myself)|i(?:'m| am| started| have been)? ~1 cutting again"),
)
_SEXUAL = (
    ("touch", r"(?:touch|touches|touched|touching|grope|gropes|groped|groping|fondle|fondles|fondled|molest|molests|molested|feels|felt|rubbed|rubs|strokes?|stroked|grabbed|grabs) (?:<who>|<hers> ~1 <body>|up my)(?! (?:phone|stuff|things|up|hand|arm))|(?:touch|touches|touched|touching) ~2 (?:inappropriately|sexually|private|down there|where i don't)"),
    ("touch-passive", r"(?:was|were|is|being|been|got|get|gets|am) ~3 (?:touched|groped|molested|raped|fondled|sexually \w+|harassed sexually)"),
    ("rape", r"rape|rapes|raped|raping|rapist|molest\w*|sexual(?:ly)? (?:abus\w*|assault\w*|harass\w*|violen\w*|contact|relationship|acts?|comments|advances|touch\w*)|sexual things|incest"),
    ("sex-with", r"(?:sex|slept|sleep|sleeping|sleeps|intercourse) with (?:<who>|a (?:client|minor|child|resident)|<staff>)(?! mother| mum)|(?:made|makes|forced|forces|force|make|wants|wanted|asked|pressured) (?:me|her|him|my \w+) ~3 (?:sex|suck|undress|strip|naked|nudes?|touch (?:him|her)|kiss)"),
    ("hands", r"(?:hand|hands|fingers) ~2 (?:on|up|under|in|down|between|inside) (?:my|her|his) ~1 (?:<body>|skirt|shirt|pants|bra|trousers|panties|underwear|dress)"),
    ("kiss", r"(?:kiss|kisses|kissed|kissing) (?:<who>)(?! (?:goodnight|good night|goodbye))"),
    ("bed", r"(?:got|gets|came|comes|climbed|climbs|lay|lies|crawled) ~1 (?:in|into) (?:my|her|his) bed|in bed with (?:me|my (?:<kin>))"),
    ("nude", r"(?:nudes|dick ?pics?|naked (?:pictures?|photos?|pics)|(?:pictures?|photos?|pics|filmed|films|video) ~3 naked|showed ~2 (?:his|her) (?:penis|dick|genitals|private parts)|watch\w* (?:me|her|him) (?:shower|undress|in the shower))"),
    ("affair", r"(?:<staff>) ~2 (?:has|had|having|wants|started) (?:a |an )?(?:relationship|affair) with|in a relationship with <staff>", "check"),
    ("inappropriate", r"(?:inappropriate|unwanted) (?:touch\w*|contact|physical contact|sexual \w+)"),
)
_VIOLENCE = (
    ("hits", r"(?:<hit>) ~1 (?:<who>)(?! (?:feelings|phone|bag|car|door|time|coat|homework|appointment))"),
    ("struck", r"(?:was|were|is|are|being|been|got|get|gets|am) ~3 (?:<struck>)(?= )(?! (?:by (?:the|his|her|your|this) (?:words|news|letter|decision|story|kindness)|feelings|that|when you))"),
    ("body", r"(?:<hit>|pulled|pulls|grabbed|grabs|twisted) ~2 (?:in the (?:face|head|stomach|back)|my (?:arm|hair|face|head|throat|neck|ear|wrist|leg)|her (?:arm|hair|face|throat|wrist)|his (?:arm|hair|face|throat|wrist)|by the (?:hair|throat|neck|arm|wrist)|at (?:me|her|him))"),
    ("violent", r"(?:is|was|gets|got|becomes|became|being|very) ~1 (?:violent|physically aggressive|aggressive (?:to|towards|with))|used (?:violence|force|physical)|domestic violence|physical(?:ly)? (?:abus\w*|violen\w*|assault\w*|hurt)|physical abuse|beat(?:s|en|ing)? up|beat the (?:shit|crap|hell)"),
    ("abuse", r"(?:abuses|abused|abusing|abuse|mistreats?|mistreated|mistreating|maltreats?) ~1 (?:<who>)|(?:being|been|was|am|is|get|gets) ~1 (?:abused|mistreated|maltreated|molested)|child abuse|elder abuse|abused by"),
    ("abusive", r"(?:is|was|an?|very) (?:abusive|abusive \w+)", "check"),
    ("bruise", r"(?:bruises|black eye|bruised|welts|burn marks|bite marks|bruise)(?! (?:from|after|because of) (?:football|falling|sport|the fall|playing))"),
    ("hand", r"(?:laid|lays|put|puts|raised|raises) (?:his|her|their|a) hands? (?:on|to|against) (?:me|her|him|my)"),
)
_THREAT = (
    ("threaten", r"(?:threaten|threatens|threatened|threatening|threats) ~1 (?:<who>|my life|with (?:a )?(?:knife|gun|weapon|violence)|to (?:kill|hurt|hit|beat|harm|shoot|stab|rape|attack|slap|do something))|(?:being|been|was|am|feel|felt|is|get|getting) ~1 threatened|death threats?|makes threats|made threats"),
    ("kill", r"(?:kill|murder|shoot|stab|strangle|beat up) (?:<who>|you|everyone|everybody|you all)(?! (?:time|feelings))(?<! kill you)|(?:will|going to|gonna|'ll|wants to|want to|tried to|trying to|said he'd|said she'd|would) (?:kill|murder|shoot|stab|hurt|harm|beat|hit|slap|attack|strangle) (?:<who>|you|everyone)"),
    ("weapon", r"(?:has|had|with|pulled|pulls|holding|held|took|carries|waving|got) (?:a |an |his |her )?(?:knife|gun|machete|weapon|pistol|axe)(?! (?:drawer|block|to (?:cut|cook|peel)))"),
    ("stalk", r"stalk\w*|(?:follows|following|followed) (?:<who>) ~1 (?:home|everywhere|around|at night)|blackmail\w*|extort\w*"),
    ("afraid", r"(?:afraid|scared|terrified|frightened|fear) (?:of|for) (?:him|her|my (?:<kin>|coach|mentor|life|support worker|caregiver)|the (?:man|coach|staff|worker)|my life|my safety|<staff>)(?! (?:future|feelings|reaction|opinion|decision|answer|wrath))|terrified(?= [.,?]| $| to )", "check"),
    ("afraid-that", r"(?:afraid|scared|terrified) ~1 (?:that )?(?:he|she|they|he'll|she'll|they'll|my \w+) ~2 (?:hit|hits|hurt|hurts|kill|kills|beat|beats|touch|touches|attack|rape|do something)"),
    ("danger", r"(?:in|life in|am in|is in) (?:serious |grave |great |immediate |mortal )?danger(?! of)|my life is (?:at risk|in danger|not safe)"),
    ("intimidate", r"intimidat\w*", "check"),
    ("regret", r"(?:you'll|i'll|i would|i will|you will) (?:regret|pay for|be sorry)|or else(?= [.,]| $)", "check"),
)
_CHILD = (
    ("home", r"(?:afraid|scared|terrified|don't dare|do not dare|dare not|don't want|can't|cannot|too scared|frightened) ~2 (?:to )?(?:go|going|come|return|be) (?:back )?home(?! (?:late|alone by bus|yet|early|because of (?:traffic|work)))", "own_no"),
    ("unsafe", r"(?:i'm|am|is|are|feel|feels|feeling|child|son|daughter|kids|children|was) ~2 (?:not|don't|doesn't|isn't|never) ~1 (?:feel |feeling )?safe (?:at home|here|there|at my|with my (?:dad|father|mother|mom|husband|partner|boyfriend)|with him|with her)|(?:unsafe|not safe) (?:at home|with my (?:dad|father|mother|husband)|for (?:him|her|my (?:<kin>)))|(?:son|daughter|child|kid|baby|children) ~1 (?:is|are) ~1 (?:not safe|unsafe|in danger|at risk)", "own_no"),
    ("unsafe-feel", r"(?:feel|feels|felt|feeling|am|i'm) ~2 (?:unsafe|not safe)|(?:don't|doesn't|do not|never|didn't) feel ~1 safe", "own_no check"),
    ("missing", r"(?:son|daughter|child|kid|brother|sister|boy|girl|he|she) ~2 (?:is missing|has been missing|ran away|has run away|disappeared|went missing|didn't come home|hasn't come home)|(?:i|i've) (?:ran|run|have run) away from home|kidnapp\w*", "own_no"),
    ("alone", r"(?:baby|toddler|child|kids|children|son|daughter) ~3 (?:alone|by (?:himself|herself|themselves)) ~2 (?:all (?:night|day)|at home|for (?:days|hours)|at night)|left (?:\w+ )?(?:baby|toddler|kids|children) alone"),
    ("bruises", r"(?:son|daughter|child|kid|he|she) ~3 (?:home )?with (?:bruises|a black eye|marks|burns)"),
)
_NEGLECT = (
    ("food", r"(?:no|not|hasn't|haven't|without|nothing|any|didn't|don't|isn't) ~3 (?:food|eaten|eat|anything to eat|drink|water|drunk|fed|to eat|meals?) ~2 (?:<days>)|(?:<days>) ~2 (?:without|no) (?:food|water|eating|anything to eat|drink)", "own_no"),
    ("withheld", r"(?:don't|doesn't|won't|refuse to|refuses to|never|not) ~1 (?:give|gives|giving|feed|feeds|let|get|gets|getting|given) ~2 (?:any )?(?:food|water|to eat|to drink|eat|drink|enough to eat|meds|medication|medicine|insulin)", "own_no check"),
    ("medicine", r"(?:no|without|not|don't|doesn't|hasn't|haven't|didn't|won't|ran out of|refuse|refuses|refused) ~4 (?:insulin|oxygen|epilepsy (?:meds|medication)|heart medication)|(?:medication|medicine|meds|pills|insulin) ~~8 (?:will die|going to die|dying|collapse\w*|hospital|unconscious|very ill)", "own_no"),
    ("medicine-2", r"(?:no|without|not|don't|doesn't|hasn't|haven't|didn't|won't|refuse|refuses) ~3 (?:medication|medicine|meds)(?! (?:needed|necessary|anymore))", "own_no check"),
    ("locked", r"(?:lock|locks|locked|locking) (?:<who>|in|up|inside|in (?:my|his|her) room)|(?:is|was|am|are|were|being|got|gets) ~1 locked (?:in|up|inside)(?! (?:out|a contract))|(?:tied|tie|ties|strapped|chained) ~2 (?:to (?:a|the|his|her|my|their) ~1 (?:bed|chair|wheelchair|radiator|toilet)|down|in bed)|(?:tied|ties|tie|tying) (?:me|him|her|them|my \w+) (?:up|down|to)"),
    ("breathing", r"(?:not|isn't|stopped|can't|cannot|barely|hardly|no longer|doesn't) ~1 (?:breathing|breathe)|unconscious|(?:not|isn't|won't|doesn't) ~1 (?:responding|respond|waking up|wake up)(?! (?:to (?:my|our|any|the|emails?|messages?|calls?)|on time|early))", "own_no"),
    ("floor", r"(?:lying|lies|lay|laying|fell|fallen|collapsed) ~3 (?:on the (?:floor|ground))|collapsed|(?:fell|fallen) ~~3 (?:can't|cannot) get up"),
    ("bleeding", r"(?:bleeding|bleeds) ~1 (?:a lot|heavily|badly|out|everywhere|to death|won't stop)|blood everywhere|so much blood|lots of blood"),
    ("dying", r"(?:is|am|are|i'm|he's|she's|someone's|mother|father) ~1 dying(?= [.,?]| $| if | without | because | soon | here | and )|(?:going to|gonna|might|will|could|he'll|she'll|i'll) ~1 die(?= [.,?]| $| if | without | because | soon | here | and )"),
    ("dirty", r"(?:lying|lies|lay|sitting|sits|left) ~3 in (?:her|his|my|their) own (?:urine|poop|faeces|feces|pee|waste|dirt|shit)|(?:not|never|hasn't been|haven't been) ~1 (?:changed|washed|cleaned) (?:<days>)", "own_no"),
    ("neglect", r"neglect|neglected|neglects|neglecting|malnourished|dehydrated|starv(?:es|ed|ing) (?:my|him|her|the|us|them|to death)|left to die"),
    ("emergency", r"(?:having|has|had|is having) (?:a )?(?:seizure|stroke|heart attack|overdose)|house is on fire|there is a fire|need an ambulance|call (?:an ambulance|112|911)|overdosed"),
)
