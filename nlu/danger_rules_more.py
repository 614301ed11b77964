"""The plain words of danger in the other languages: German, French, Turkish, Arabic, Polish, Ukrainian,
Spanish, Somali and Papiamentu, in their own script and as people type them in Latin letters.

Fewer and plainer than the Dutch and English rules: who writes these is asked further in that language.
"""

from __future__ import annotations

from functools import cache

from nlu.danger_rule import Rule, RuleRow, rules_of

_WHY = {
    "suicide": "De melder schrijft in een andere taal over niet meer willen leven of over zelfdoding.",
    "self_harm": "De melder schrijft in een andere taal over zichzelf pijn doen.",
    "sexual": "De melder schrijft in een andere taal over seksueel misbruik of ongewenst aanraken.",
    "violence": "De melder schrijft in een andere taal over lichamelijk geweld.",
    "threat": "De melder schrijft in een andere taal over bedreiging of angst voor iemand.",
    "child_unsafe": "De melder schrijft in een andere taal dat iemand niet veilig is.",
    "neglect": "De melder schrijft in een andere taal dat iemand dringende zorg mist.",
}

_CLASSES = {
    # German
    "de_who": r"mich|mir|uns|ihn|ihm|ihr|ihre|meinen sohn|meine tochter|mein kind|meinem kind|meine kinder|meine mutter|meinen vater|meinen bruder|meine schwester|die kinder|kinder|das kind|ein kind",
    # French
    "fr_kin": r"mon fils|ma fille|mon enfant|mes enfants|ma mere|mon frere|ma soeur|les enfants|l'enfant|un enfant|mon mari|ma femme|mon pere",
    # Spanish
    "es_kin": r"mi hijo|mi hija|mis hijos|mi madre|mi hermano|mi hermana|a mi|los ninos|el nino|la nina|mi padre",
    # Polish
    "pl_who": r"mnie|mi|nas|go|ja|jego|moje dziecko|mojego syna|moja corke|moja matke|dziecko|dzieci|syna|corke|matke|brata|siostre|mojego brata|moja siostre|mojej corki|corki|moje dzieci",
    "uk_who": r"мене|мені|нас|його|її|сина|доньку|дочку|дитину|дітей|маму|мого сина|мою доньку|мою дитину|мою дочку|мою маму|брата|сестру",
}

_ROWS: tuple[tuple[str, str, tuple[RuleRow, ...]], ...] = (
    ("de", "suicide", (
        ("life", r"(?:will|mochte|mag|kann) ~3 nie?(?:ht|cht|t) ~1 (?:mehr )?(?:weiter)?(?:leben|weiterleben|da sein|aufwachen|existieren|hier sein)", "own_no"),
        ("life-2", r"(?:will|mochte) ~2 (?:niet|nicht|nie) (?:mehr )?(?:leben|weiterleben|da sein|aufwachen|existieren)|keine lust (?:mehr )?(?:zu|auf) leben|lebensmude|das leben (?:hat|macht) keinen sinn", "own_no"),
        ("die", r"(?:will|mochte|wunsche|wollte|will nur) ~3 (?:sterben|tot sein|tot|mich umbringen)|ware (?:ich )?(?:lieber |besser )?tot|besser tot"),
        ("kill", r"(?:bringe|bring|bringt|brachte|toten|tote|ritze|hange) (?:mich|sich) ~2 (?:um|auf)?|(?:mich|sich|selbst) ~2 (?:umbringen|umzubringen|toten|zu toten|aufhangen|das leben nehmen)|selbstmord\w*|suizid\w*"),
    )),
    ("de", "self_harm", (
        ("cut", r"(?:ritze|ritzt|schneide|schneidet|verletze|verletzt) (?:mich|sich)|(?:mich|sich) ~2 (?:selbst )?(?:ritzen|schneiden|zu verletzen|verletzen|geritzt)|selbstverletz\w*"),
    )),
    ("de", "violence", (
        ("bare", r"(?:schlagt|schlug|geschlagen|schlagen|verprugelt|misshandelt|gewurgt|getreten|geschubst|gestossen) ~2 (?:mein\w*|die|den|das|sein\w*|ihr\w*|unser\w*|ein\w*) \w+|(?:mein\w*|die|den|das|unser\w*) \w+ ~2 (?:geschlagen|getreten|verprugelt|misshandelt|gewurgt|geschubst|gekniffen)(?! (?:uhr|turen))"),
        ("hits", r"(?:schlagt|schlug|schlage|schlagen|tritt|trat|wurgt|verprugelt|prugelt|misshandelt|kneift|stosst|verletzt|schubst) ~2 (?:<de_who>)|(?:<de_who>) ~4 (?:geschlagen|schlagt|schlagen|getreten|gewurgt|verprugelt|misshandelt|gekniffen|geschubst|verletzt|schlug)"),
        ("passive", r"(?:werde|wird|wurde|worden|werden|bin) ~4 (?:geschlagen|misshandelt|verprugelt|getreten)|geschlagen worden|(?:tut|tat) (?:mir|ihm|ihr|meinem kind) ~1 weh|(?:hausliche|korperliche) gewalt|gewalttatig\w*"),
    )),
    ("de", "sexual", (
        ("touch", r"(?:fasst|fasste) ~1 (?:mich|sie|ihn|meine tochter|mein kind|meinen sohn) ~3 an|(?:mich|mein kind|meine tochter|sie|ihn) ~4 (?:angefasst|begrapscht|beruhrt|vergewaltigt|missbraucht|sexuell \w+|gekusst)|vergewaltig\w*|sexuell\w* (?:missbrauch\w*|belastig\w*|gewalt)|(?:missbraucht|beruhrt|begrapscht|kusst|kusste) ~1 (?:mich|mein kind|meine tochter|meinen sohn|sie|ihn)"),
    )),
    ("de", "threat", (
        ("threat", r"(?:bedroht|bedrohte|bedrohen) (?:er |sie )?(?:mich|uns|ihn)|(?:mich|uns) ~3 (?:bedroht|umbringen|umzubringen)|werde (?:ich )?bedroht|droht (?:mir|uns|damit mich)|bringt ~1 (?:mich|uns|ihn|sie|meine \w+|meinen \w+) ~1 um|(?:mit|hat) (?:einem|ein|einer|eine) (?:messer|pistole|waffe)|(?:in|lebens) ?gefahr"),
        ("fear", r"(?:habe|hat|solche|grosse) ~1 angst (?:vor (?:ihm|ihr|meinem (?:vater|betreuer|mann)|meiner (?:mutter|betreuerin))|nach hause|um mein leben)", "check"),
    )),
    ("de", "child_unsafe", (
        ("home", r"(?:traue|trau|angst|trauen) ~2 (?:mich |uns )?(?:nicht )?(?:mehr )?nach hause|nicht (?:mehr )?sicher (?:zu hause|zuhause|bei)|(?:zu hause|zuhause|kind) ~3 nicht ~1 sicher", "own_no"),
    )),
    ("de", "neglect", (
        ("neglect", r"(?:seit|schon) ~3 (?:tagen|tag|gestern) ~3 (?:nichts|kein|keine) ~2 (?:essen|gegessen|zu essen|getrunken|trinken|medikamente)|(?:nichts|kein) ~2 (?:essen|gegessen|getrunken) ~2 seit ~2|(?:atmet|atmen) ~1 (?:nicht|kaum)|bewusstlos|(?:sperrt|sperren|sperrte) ~2 (?:mich|ihn|sie|uns) ~2 ein|eingesperrt|(?:bekomme|bekommt) (?:mein\w* |sein\w* |ihr\w* )?(?:insulin|medikamente) nicht|(?:kein|ohne) insulin|angebunden|am boden ~3 (?:atmet|bewegt)", "own_no"),
    )),
    ("fr", "suicide", (
        ("die", r"(?:veux|veut|voudrais|envie de|envie d'|prefere|vais|souhaite) ~2 (?:mourir|etre mort|etre morte|me tuer|me suicider|se tuer|en finir|me pendre|crever)"),
        ("life", r"(?:veux|veut|envie de|peux) ~1 (?:plus|pas) ~1 (?:de )?(?:vivre|continuer a vivre|etre la|exister|me reveiller)|plus (?:envie|la force) de vivre|plus envie d'(?:exister|etre la)|la vie n'a plus de sens|fatigu\w+ de (?:la vie|vivre)", "own_no"),
        ("suicide", r"suicid\w*|(?:me|se) (?:tuer|pendre|suicider)|mettre fin a (?:mes|ses) jours|mettre fin a ma vie|serais mieux mort\w?"),
    )),
    ("fr", "self_harm", (
        ("cut", r"(?:me|se) (?:coupe|scarifie|mutile|blesse|taillade|fais du mal|fait du mal)(?= [.,]| $| les | le | volont\w+ | moi )|(?:me|se) (?:couper les veines|faire du mal|mutiler)|scarification|automutilation"),
    )),
    ("fr", "violence", (
        ("bare", r"(?:frappe|frappent|tape|tapent|gifle|bat|battent|maltraite|maltraitent|cogne|pousse|etrangle|a frappe|a gifle|a pousse|a battu) (?:les|la|le|l'\w+|mon|ma|mes|son|sa|ses|notre|nos|un|une|des) ?\w*(?! (?:a la porte|porte|main|mains|record))|(?:frapp|gifl|batt|maltrait)\w* par"),
        ("hits", r"(?:me|m'a|m'ont|nous|le|la|l'a|les|nous a) ~1 (?:frapp\w+|tap[ea]\w*|tapent|bat|battu\w*|gifl\w+|cogn\w+|etrangl\w+|pouss\w+|maltrait\w+|pinc\w+|mord\w*|fait du mal|font du mal|a fait mal|donne des coups)"),
        ("hits-kin", r"(?:frappe|frappent|tape|bat|gifle|maltraite|etrangle|cogne|pousse) ~1 (?:<fr_kin>)|(?:<fr_kin>) ~3 (?:battu|battue|frappe|frappee|maltraite\w*|tape\w*)|(?:suis|est|ete) ~1 (?:battu|battue|frappe|frappee|maltraite|maltraitee)|violence (?:conjugale|physique|domestique)|coups de (?:poing|pied)"),
    )),
    ("fr", "sexual", (
        ("touch", r"(?:me|m'a|nous|le|la|l'a) ~1 (?:touche|touchee|viole|violee|abuse|abusee|embrasse|embrassee|agresse\w* sexuellement)(?! (?:beaucoup|profondement))|(?:touche|viole|embrasse) ~1 (?:<fr_kin>)|(?:ete|suis|est) ~1 (?:viole|violee|abuse|abusee)|viol(?= )|attouchement\w*|(?:abus|agression|harcelement|violence\w*) sexuel\w*|mains (?:sur|dans) (?:mes|ma|mon) (?:seins|fesses|culotte|cuisse\w*)"),
    )),
    ("fr", "threat", (
        ("threat", r"(?:me|m'a|nous|m'ont) ~1 menac\w*|(?:menace|menaces|menacent) (?:de me|de mort|de nous)|(?:va|veut|vais) (?:me|nous|le|la) tuer|(?:avec|a) un (?:couteau|pistolet|revolver)|(?:suis|est|sommes|sont) ~1 en danger|danger de mort"),
        ("fear", r"peur (?:de (?:lui|mon (?:pere|mari|educateur|accompagnateur)|ma mere|elle|rentrer)|pour ma vie|qu'il me)", "check"),
    )),
    ("fr", "child_unsafe", (
        ("home", r"(?:n'ose|ose|peur) ~2 (?:pas |plus )?(?:de )?(?:rentrer|retourner) ~1 (?:chez|a la maison)|(?:pas|plus) en securite|(?:pas|plus) ~1 rentrer (?:chez moi|a la maison) ~2 peur", "own_no"),
    )),
    ("fr", "neglect", (
        ("neglect", r"(?:pas|rien|plus) ~3 (?:mange|manger|bu|boire|nourriture) ~2 (?:depuis|pendant)|depuis ~3 (?:jours|hier) ~3 (?:rien|pas|sans) ~2 (?:mange|manger|bu|nourriture)|(?:respire|respirer) ~1 (?:pas|plus)|inconscient\w*|(?:m'enferme|l'enferme|enferme|enferment|enfermee) ~2 (?:dans|a cle|chambre)?|(?:pas|plus) ~2 (?:insuline|ses medicaments|mes medicaments)|attache\w* (?:au|a son) lit", "own_no"),
    )),
    ("es", "suicide", (
        ("die", r"(?:quiero|quiere|quisiera|ganas de|voy a|prefiero|deseo|pienso en) ~1 (?:morir|morirme|matarme|suicidarme|estar muert\w|quitarme la vida|ahorcarme|desaparecer para siempre)"),
        ("life", r"(?:no|ya no) ~1 (?:quiero|quiere|tengo ganas de|puedo) ~2 (?:mas )?(?:vivir|seguir viviendo|estar aqui|existir|despertar|despertarme)(?! (?:con|en|aqui en))|cansad\w de (?:vivir|la vida)|la vida no tiene sentido|mejor muert\w", "own_no"),
        ("suicide", r"suicid\w*|quitarme la vida|quitarse la vida|matarme|acabar con mi vida"),
    )),
    ("es", "self_harm", (
        ("cut", r"(?:me|se) (?:corto|corta|lastimo|autolesiono|hago dano|hace dano a si)(?! (?:el pelo|las unas|la luz|el agua|el gas|la llamada))|autoles\w*|cortarme las venas"),
    )),
    ("es", "violence", (
        ("bare", r"(?:pega|pego|pegan|golpea|golpeo|golpean|maltrata|maltratan|empujo|empuja|abofeteo) (?:a )?(?:mi|mis|los|las|la|el|un|una|al|su|sus|nuestro|nuestra) \w+|(?:mi|el|la) \w+ (?:me|nos) (?:pega|golpea|maltrata|pego|golpeo)"),
        ("hits", r"(?:me|nos|le|lo|la|les) ~1 (?:pega|pego|pegan|pegaron|pegado|golpea|golpeo|golpearon|golpeado|maltrata|maltrato|maltratan|empuja|empujo|patea|pateo|abofetea|estrangula|agrede|agredio|hace dano|hizo dano|ahorca|da golpes|ha pegado)"),
        ("hits-kin", r"(?:pega|pego|golpea|golpeo|maltrata|pegan) ~1 (?:a )?(?:<es_kin>)|(?:soy|fui|ser) (?:maltratad\w|golpead\w)|violencia (?:domestica|fisica|de genero)"),
    )),
    ("es", "sexual", (
        ("touch", r"(?:me|la|le|lo|nos) ~1 (?:toca|toco|tocan|tocaba|manosea|manoseo|viola|violo|violaron|besa|beso|abusa|abuso)(?! (?:esperar|trabajar|pagar|ir|mucho el|el corazon))|(?:abusa|abuso|abusaron) (?:sexualmente )?de (?:mi|ella|el|<es_kin>)|(?:abuso|acoso|agresion|violencia) sexual|violacion|violad[ao]|(?:oblig\w+|forz\w+) ~2 (?:sexo|sexual\w*|acostarme|relaciones)"),
    )),
    ("es", "threat", (
        ("threat", r"(?:me|nos|le) ~1 amenaz\w*|(?:va|quiere|voy) a (?:matarme|matarnos|matarlo|matarla)|(?:me|nos) (?:va|quiere) a matar|(?:me|nos) ~1 (?:quiere|va a) matar|con (?:un|una) (?:cuchillo|pistola|arma)|en peligro(?! de)"),
        ("fear", r"miedo (?:de|a) (?:el|ella|mi (?:padre|marido|esposo|cuidador)|volver a casa|ir a casa)|miedo de que me|temo por mi vida", "check"),
    )),
    ("es", "child_unsafe", (
        ("home", r"(?:no me atrevo|miedo|no quiero|no puedo) ~2 (?:a |de )?(?:volver|ir|regresar) a (?:mi )?casa|no (?:estoy|esta|me siento|se siente) (?:segur\w|a salvo)", "own_no"),
    )),
    ("es", "neglect", (
        ("neglect", r"(?:dias|ayer|desde) ~3 (?:sin|no) ~2 (?:comer|comido|beber|comida)|(?:no|sin) ~2 (?:come|comer|comido|comida|bebido) ~3 (?:dias|desde|ayer)|no ~1 respira\w*|inconsciente|(?:me|lo|la|le|nos) (?:encierra|encierran|encerraron|encerro)|encerrad[ao]|(?:sin|no) ~3 (?:insulina|sus medicinas|mis medicinas|medicacion)|atad[ao] a la cama", "own_no"),
    )),
    ("tr", "suicide", (
        ("die", r"(?:yasamak|hayatta olmak|var olmak|uyanmak) ~1 istemiyor\w*|olmek (?:istiyor\w*|isterim)|intihar\w*|(?:kendimi|kendini) ~1 (?:oldur\w*|asacag\w*|asmak)|keske olsem|hayatima son|canima kiy\w*|yasamaktan (?:biktim|yoruldum)", "own_no"),
    )),
    ("tr", "self_harm", (
        ("cut", r"(?:kendimi|kendini|kendime|kendine) ~1 (?:kesiyor\w*|kestim|kesti|zarar ver\w*|jiletl\w*|yaraliyor\w*|keserim)|kollarimi kes\w*"),
    )),
    ("tr", "violence", (
        ("bare", r"\w+ (?:tokat att\w*|vurdu|vuruyor\w*|dovdu\w*|dovuyor\w*|tekme att\w*|itti)|siddet (?:gor\w+|uygul\w+)"),
        ("hits", r"(?:bana|beni|bize|oglum\w*|kizim\w*|cocug\w*|annem\w*|ona|onu|kardesim\w*) ~3 (?:vuruyor\w*|vurdu\w*|vurur|vurmus|dovuyor\w*|dovdu\w*|dover|dovmus|tekmel\w*|tokat\w*|bogaz\w*|siddet uygul\w*|dayak att\w*|itti|cimdik\w*|hirpal\w*|canimi yak\w*|canini yak\w*)|dayak (?:yiyor\w*|yedim|yedi)|siddet (?:goruyor\w*|gordum|uygul\w*|var)"),
    )),
    ("tr", "sexual", (
        ("touch", r"(?:bana|beni|bize|kizim\w*|oglum\w*|cocug\w*|ona|onu|gogsum\w*|vucudum\w*) ~3 (?:dokunuyor\w*|dokundu\w*|elliyor\w*|elledi\w*|optu|opuyor\w*|taciz et\w*|taciz edi\w*|tecavuz et\w*|istismar ed\w*)|taciz (?:ediyor\w*|etti\w*|edildi\w*)|tecavuz\w*|cinsel (?:istismar|taciz|saldiri|siddet)\w*"),
    )),
    ("tr", "threat", (
        ("threat", r"tehdit (?:ediyor\w*|etti\w*|edildi\w*|ediliyor\w*|aldim)|(?:beni|bizi|onu) ~2 (?:oldurecek\w*|oldurur|oldurmek\w*)|(?:bicak|silah)\w* ~2 (?:var|cekti|tehdit|ile|bana)|(?:hayatim|canim|cocugum|cocuk) ~1 tehlikede"),
        ("fear", r"(?:ondan|babamdan|kocamdan|annemden|eve gitmekten|danismanimdan|bakicidan) ~2 kork\w*", "check"),
    )),
    ("tr", "child_unsafe", (
        ("home", r"eve (?:gitmeye|donmeye|gitmekten|donmekten) (?:kork\w*|cesaret\w*)|(?:evde|burada|cocugum) ~2 (?:guvende degil\w*|guvenli degil\w*)|guvende degil\w*", "own_no"),
    )),
    ("tr", "neglect", (
        ("neglect", r"(?:gundur|gun|dunden) ~3 (?:yemek|bir sey|hicbir sey|ac|su) ~2 (?:yemedi\w*|yemiyor\w*|yok|vermiyor\w*|vermedi\w*|icmedi\w*)|(?:yemek|su|ilac\w*|insulin\w*) (?:vermiyor\w*|vermediler|verilmiyor)|nefes ~1 (?:almiyor\w*|alamiyor\w*)|(?:beni|onu|odaya|bizi) ~3 kilitl\w*|bayildi\w*|bilinci kapali|yataga bagl\w*", "own_no"),
    )),
    ("pl", "suicide", (
        ("die", r"(?:niet|nie) ~1 chc\w+ ~2 (?:juz )?(?:zyc|istniec|sie obudzic|byc na tym swiecie)|niet chc\w+ mi sie ~1 zyc|chc\w+ ~2 (?:umrzec|sie zabic|zabic sie|skonczyc ze soba|popelnic samob\w*)|niet mam po co zyc|nie mam sily zyc|samob[oi]jst\w*|samobojcz\w*|zabic sie|zabije sie|odebrac sobie zycie|wolalbym niet zyc|wolalabym niet zyc|zycie niet ma sensu", "own_no"),
    )),
    ("pl", "self_harm", (
        ("cut", r"(?:tne|tnie|okaleczam|okalecza|rani[ae]?|krzywdze) sie|(?:sie|siebie|sobie) (?:tne|tnie|okaleczam|krzywde|krzywdze)|samookalecz\w*|robie sobie krzywde"),
    )),
    ("pl", "violence", (
        ("bare", r"(?:bije|bil|bila|bija|pobil|pobila|uderzyl|uderzyla|popchnal|popchnela|kopnal|kopnela|uszczypnal|uszczypnela|szarpnal|szarpnela|dusil|spoliczkowal\w*) ~1 (?:moj\w*|nasz\w*|dziec\w*|syn\w*|cork\w*|matk\w*|mam\w*|ojca|brat\w*|siostr\w*|podopiecz\w*|pacjent\w*|ludzi|mieszkanc\w*)"),
        ("hits", r"(?:bije|bil|bila|bija|pobil|pobila|pobili|uderzyl|uderzyla|uderza|kopie|kopnal|kopnela|dusi|dusil|popchnal|popycha|szarpie|szarpal|szczypie|uszczypnal|krzywdzi|zneca sie nad) ~1 (?:<pl_who>|nami|mna)|(?:<pl_who>) ~2 (?:bije|bil|bila|pobil|pobila|uderzyl|uderzyla|uderza|kopie|kopnal|kopnela|dusi|krzywdzi|popycha|szarpie|uszczypnal)|przemoc (?:domowa|fizyczna|w domu)|(?:jestem|jest|zostal\w*|bylem|bylam) ~1 (?:bity|bita|pobity|pobita)"),
    )),
    ("pl", "sexual", (
        ("touch", r"(?:dotyka|dotykal|dotknal|obmacuje|obmacywal|zgwalcil|gwalci|molestuje|molestowal|caluje|pocalowal|wykorzystuje|wykorzystal) ~1 (?:<pl_who>)|(?:<pl_who>) ~2 (?:dotyka|dotykal|obmacuje|obmacywal|zgwalcil|molestuje|molestowal|pocalowal|wykorzystuje seksualnie)|gwalt\w*|zgwalc\w*|molestow\w*|(?:wykorzyst\w*|przemoc|napasc) seksualn\w*|seksualn\w* wykorzyst\w*"),
    )),
    ("pl", "threat", (
        ("threat", r"(?:grozi|grozil|groza|grozila) (?:mi|nam|ze mnie|mojemu|jej|mu)|(?:mi|nam) ~1 (?:grozi|grozil|groza)(?! (?:zwolnienie|eksmisja))|(?:zabije|chce zabic) (?:mnie|nas|go|ja)|(?:mnie|nas) (?:zabije|chce zabic)|(?:z|ma|mial) ~1 (?:noz|nozem|pistolet|bron)|w niebezpieczenstwie"),
        ("fear", r"boje sie ~1 (?:jego|go|jej|ojca|matki|meza|opiekuna|ze mnie|wrocic do domu|isc do domu)|boje sie o (?:swoje )?zycie", "check"),
    )),
    ("pl", "child_unsafe", (
        ("home", r"boje sie (?:wracac|wrocic|isc) do domu|niet (?:jest|jestem|czuje sie|sa) ~1 (?:tu |tam |w domu )?bezpieczn\w*", "own_no"),
    )),
    ("pl", "neglect", (
        ("neglect", r"(?:od|dni|dnia|wczoraj|juz) ~3 (?:niet|nic|bez) ~2 (?:jadl\w*|jedzenia|je|pil|pila|jesc)|niet ~1 (?:jadl\w*|je|pil\w*) ~2 (?:od|dni)|niet ~1 (?:dostaje jedzenia|dostaje jesc|daja jesc)|niet oddycha\w*|nieprzytomn\w*|(?:zamyka|zamykaja|zamkneli|zamknal|zamknela) (?:<pl_who>)|(?:bez|niet ~2) (?:insuliny|lekow)|przywiaz\w*", "own_no"),
    )),
    ("so", "suicide", (
        ("die", r"(?:ma|mar dambe ma) ~1 (?:rabo|doonayo|doonaayo) ~1 inaan (?:sii )?(?:noolaado|noolaato|jiro)|inaan (?:sii )?noolaado ~1 ma (?:rabo|doonayo)|waxaan (?:rabaa|doonayaa|jeclaan lahaa) ~2 inaan (?:dhinto|dhimdo|is dilo|isdilo)|(?:is dil\w*|isdil\w*|naftayda)|inaan (?:is dilo|isdilo|dhinto)", "own_no"),
    )),
    ("so", "violence", (
        ("hits", r"(?:i|na|ku|wuu i|way i|ayaa i|wuxuu i|wiilkayga|gabadhayda|ilmahayga|hooyaday)? ?(?:garaac\w*|dhirbaax\w*|jirdil\w*|laad\w* (?:i|na))"),
    )),
    ("so", "sexual", (
        ("touch", r"kufs\w*|(?:i|wuu i|ayaa i) (?:taabt\w*|taabanay\w*)|faraxum\w*|galmo (?:xoog|qasab)\w*"),
    )),
    ("so", "threat", (
        ("threat", r"hanjab\w*|(?:i dili|i dilayaa|wuu i dili|na dili)\w* ?\w*|(?:mindi|toorey|qori) ~2 (?:haystaa|wataa|wuxuu)|khatar ~1 (?:ku jir\w*|baan)"),
        ("fear", r"(?:waan|waxaan) ~2 (?:ka )?(?:baqay\w*|cabsanay\w*|cabsad\w*) ~2 (?:isaga|guriga|aabbahay|aabahay|ninkayga)", "check"),
    )),
    ("so", "neglect", (
        ("neglect", r"(?:maalmood|maalin|shalay) ~3 (?:wax )?(?:ma )?(?:cunin|cunto)|cunto ma (?:helin|haysto|siiyaan)|ma neefsan\w*|neefsan mayo|(?:way|wuu|waa) ~1 (?:i|na|isaga) ~1 (?:xir\w*|xidh\w*)|dawadii ma\w* ~2|ammaan ma ihi|guriga ma tegi karo", "own_no"),
    )),
    ("pap", "suicide", (
        ("die", r"(?:mi|e) (?:no|n|niet) (?:ke|kier) ~1 (?:biba|bibe) ~1 ?(?:mas|mes)?|(?:mi|e) (?:ke|kier|lo) ~1 (?:muri|mata mi mes|mata mi kurpa|ta morto)|mata mi (?:mes|kurpa)|suisid\w*|kaba ku mi bida", "own_no"),
    )),
    ("pap", "violence", (
        ("hits", r"(?:ta|a|lo|tabata) (?:dal|sota|bati|skop|wanta|horka|pusha|maltrata|mishandel) ~1 (?:mi|mi yu|nos|e mucha|mi mama|mi mucha|e yu)|(?:ta|a) hasi mi dolo|(?:dal|sota|bati) mi|abuso di mucha"),
    )),
    ("pap", "sexual", (
        ("touch", r"(?:ta|a) (?:mishi|toka|mishi ku|viola|abusa|sunchi) ~2 (?:mi|mi yu|mi kurpa|e mucha|ku mi|di mi|nos)|abuso seks\w*|abuso sex\w*|violashon|viola mi"),
    )),
    ("pap", "threat", (
        ("threat", r"(?:ta|a) (?:menasa|menaza|amenasa) (?:mi|nos)|(?:ta bai|lo|ke) mata (?:mi|nos|mi yu)|(?:ku|tin) (?:un )?(?:kuchu|pistol|arma)|(?:ta|na) (?:den )?peliger"),
        ("fear", r"miedu (?:di (?:e|mi (?:tata|mama|kasa|guiado))|pa bai kas)|tin miedu di (?:dje|djé)", "check"),
    )),
    ("pap", "neglect", (
        ("neglect", r"(?:dia|dianan|ayera) ~3 (?:sin|no|niet) ~2 (?:kome|kuminda|bebe|kumi)|(?:no|sin) ~1 (?:a )?kome ~3 (?:dia|dianan)|no ta hala (?:rosea|rosa)|ta sera (?:mi|e|nos)|(?:no|sin) ~2 (?:insulina|remedi)|no ta sigur na kas|no (?:ta )?(?:tribi|riska) bai kas", "own_no"),
    )),
    ("arlatn", "suicide", (
        ("die", r"(?:urid|uridu|biddi|bidi|bghit|badi|abgha|3awez|awez) ~2 (?:an )?(?:amut|amout|amoot|amoout|nmout|nmot|antahir|an2ti7er|aqtul nafsi|a2tol nafsi|nqtel rasi|n9tel rasi|amawit nafsi)|(?:la|ma|mish|mush|mabghitch|ma biddi|ma badi|mish 3awez) ~2 (?:urid |uridu |biddi )?(?:an )?(?:a3ish|aeesh|a'ish|aaish|a3eesh|n3ich|3ish)|intihar|antahir|(?:aqtul|a2tol|amawwet|nqtel|n9tel) (?:nafsi|rasi|hali)", "own_no"),
    )),
    ("arlatn", "violence", (
        ("hits", r"(?:ya|ye|y|bi|byi|byo|biyi|yi|kay|ka y)(?:d|dh)r[aeio]?b(?:ni|na|uni|ooni|ny| ~1 (?:ibni|binti|weldi|benti|ummi|waladi))|(?:darab|drab|darb|dharab)(?:ni|na|uni|ooni|ny)|yadribuni|yadrubuni"),
    )),
    ("arlatn", "threat", (
        ("threat", r"(?:yu|y|bi|bey|kay|yi)hadd?[ie]d(?:ni|na|uni)|(?:sa|ra7|rah|ghadi|raح)? ?(?:ya|yi|bi|y)(?:q|2|9)t[uoe]l(?:ni|na|uni)|tahdid bilqatl"),
        ("fear", r"(?:khayef|khayfa|khaif|khaifa|khayf) ~1 (?:minno|minnu|menno|minhu|arja3|men|min) ?\w*", "check"),
    )),
    ("arlatn", "sexual", (
        ("touch", r"(?:ya|ye|byi|yi|ka y|kay)lm[ie]s(?:ni|na|uni)|lamas(?:ni|na)|taharr?ush|ta7arr?osh|ightisab|eghtisab|ightasab\w*"),
    )),
    ("uklatn", "suicide", (
        ("die", r"(?:ne|niet) (?:khochu|hochu|xochu) ~1 (?:bilshe )?(?:zhyty|zhyti|zhiti|zhit)|(?:khochu|hochu|xochu) ~1 (?:pomerty|umerty|vmerty|pomerti|umeret|vbyty sebe)|samohubst\w*|vbyty sebe|ubit sebya", "own_no"),
    )),
    ("uklatn", "violence", (
        ("hits", r"(?:bie|b'ie|bje|b'ye|byie|byje|vdaryv|udaryv|udaril|biv|pobyv|shtovkhaie) ~1 (?:mene|menya|nas|syna|donku|dytynu|yoho|yiyi)|(?:mene|menya|nas|syna|dytynu) ~2 (?:bie|b'ie|bje|b'ye|byie|byje|byut|vdaryv|udaryv|pobyv)"),
    )),
    ("uklatn", "threat", (
        ("threat", r"pohrozhuie\w*|pohrozhuye\w*|(?:vbie|ubie|vb'ie|ub'ie|vbje) (?:mene|nas)|(?:mene|nas) (?:vbie|ubie|vb'ie)|v nebezpets\w*"),
        ("fear", r"boiusia (?:yoho|ity dodomu|jogo)|boyus (?:yoho|ego|ity dodomu)", "check"),
    )),
    ("uk", "suicide", (
        ("die", r"не ~1 (?:хочу|хоче|хочеться) ~2 (?:більше )?(?:жити|існувати|прокидатися)|(?:більше )?не хочеться жити|(?:хочу|хоче|хотів би|хотіла б|краще) ~2 (?:померти|вмерти|умерти|вбити себе|покінчити|зникнути назавжди)|самогуб\w*|покінчити ~1 (?:з собою|з життям|життя)|(?:немає|нема) сенсу жити|вбити себе|вб'ю себе|не (?:хочу|хочет|хочется) ~1 (?:больше )?жить|жить не хочу|хочу (?:умереть|сдохнуть)|покончить с собой|самоубийств\w*|убить себя|життя не має сенсу|жити не хочу|не хочу жити", "own_no"),
    )),
    ("uk", "self_harm", (
        ("cut", r"(?:ріжу|ріже|калічу|шкоджу) (?:себе|собі|руки)|завдаю собі|порізал\w* (?:себе|вени|руки)"),
    )),
    ("uk", "violence", (
        ("bare", r"(?:б'є|бє|бив|била|б'ють|бють|вдарив|вдарила|ударив|ударила|штовхнув|штовхнула|побив|побила|избил\w*|бьет|бьют|ударил\w*) ~1 (?:мо\w+|наш\w*|дит\w+|дітей|сина|доньк\w+|дочк\w+|мам\w+|тата|брата|сестр\w+|людей|клієнт\w+|детей|ребенка|мо[йюея]\w*)"),
        ("hits", r"(?:б'є|бє|бив|била|били|б'ють|вдарив|вдарила|ударив|ударила|штовхає|штовхнув|душить|душив|побив|побила|копає|щипає|вщипнув|знущається з|знущається над) ~1 (?:<uk_who>|нами|мною)|(?:<uk_who>) ~2 (?:б'є|бє|бив|била|б'ють|вдарив|вдарила|ударив|ударила|штовхає|штовхнув|душить|побив|побила|вщипнув|щипає)|(?:бьет|бил|била|бьют|ударил|ударила|избил|избила|избивает|толкнул|душит|пинает) ~1 (?:меня|нас|его|ее|сына|дочь|ребенка|маму|моего сына|мою дочь)|(?:меня|нас|его|ее|сына|дочь|ребенка|маму) ~2 (?:бьет|бил|бьют|ударил|ударила|избил|избивает|душит)|(?:домашнє|фізичне) насильство|насильство (?:вдома|в сім'ї)"),
    )),
    ("uk", "sexual", (
        ("touch", r"(?:торкається|торкався|чіпає|чіпав|мацає|мацав|лапає|лапав|зґвалтував|згвалтував|цілує|поцілував|домагається|домагався) ~1 (?:до )?(?:<uk_who>)|(?:<uk_who>) ~2 (?:торкається|торкався|чіпає|чіпав|мацає|лапає|зґвалтував|згвалтував|поцілував|домагається|домагався)|(?:трогает|трогал|изнасиловал|насилует|лапает|домогается) ~1 (?:меня|ее|его|дочь|сына|ко мне)?|(?:меня|ее|его) ~1 (?:трогает|трогал|изнасиловал|лапает)|зґвалт\w*|згвалт\w*|сексуальн\w* (?:насил\w*|домаган\w*|розбещ\w*)"),
    )),
    ("uk", "threat", (
        ("threat", r"погрожу\w* ~1 (?:мені|нам|вбити|йому|їй)?|(?:мені|нам) ~1 погрожу\w*|(?:вб'є|уб'є|хоче вбити|вбє) (?:мене|нас)|(?:мене|нас) ~1 (?:вб'є|уб'є|вбє|хоче вбити)|(?:з|має|є|був) ~1 (?:ніж|ножем|пістолет|зброя|зброю)|в небезпеці|угрожает ~1 (?:мне|нам|убить)?|(?:убьет|хочет убить) (?:меня|нас)|(?:меня|нас) ~1 (?:убьет|хочет убить)|в опасности"),
        ("fear", r"боюс[яь] ~1 (?:його|її|батька|чоловіка|йти додому|повертатися додому|за своє життя)", "check"),
    )),
    ("uk", "child_unsafe", (
        ("home", r"(?:боюс[яь]|не можу|страшно) ~1 (?:йти|повертатися|повернутися|іти) додому|не ~2 (?:в |у )?безпеці|не ~2 безпечно", "own_no"),
    )),
    ("uk", "neglect", (
        ("neglect", r"(?:днів|дні|день|вчора) ~3 (?:не|нічого|без) ~2 (?:їсть|їла|їв|їли|їжі|пила|пив|води)|(?:не|нічого) ~2 (?:їсть|їла|їв|їли|пив) ~3 (?:днів|дні|вчора)|не дихає|непритомн\w*|(?:замикають|замикає|замкнули|замкнув) (?:<uk_who>)|(?:без|немає|не дають) ~1 (?:інсуліну|ліків|ліки|їсти|їжі)", "own_no"),
    )),
)

# Arabic joins words and pronouns: its rules look for stems and always run where the script is Arabic.
_ARABIC: tuple[tuple[str, tuple[RuleRow, ...]], ...] = (
    ("suicide", (
        ("die", r"(?:لا|ما|مش|مو|لم اعد) ~2 (?:اريد|ابغى|بدي|عايز|عايزه|ابي|اود|حاب|ارغب) ~2 (?:ان )?(?:اعيش|العيش|الحياه|الحياة|عيش|اكون موجود)|(?:اريد|بدي|ابغى|ابي|عايز|عايزه|اتمنى|نفسي|اود|يريد|تريد|ابغي) ~2 (?:ان )?(?:اموت|الموت|انتحر|اقتل نفسي|يموت|تموت|موت|انهي حياتي)|\w*انتحار\w*|(?:سا|س|راح |رح )?انتحر\w*|(?:لا|ما) ~1 (?:استطيع|اقدر|قادر) ~1 (?:العيش|اعيش|اكمل الحياة|الاستمرار في الحياة)|(?:ا|سا)قتل نفسي|انهي حياتي|انهاء حياتي|مليت من الحياة|تعبت من الحياة", "own_no"),
    )),
    ("self_harm", (("cut", r"(?:اجرح|أجرح|اؤذي|اذي|اقطع|جرحت|بجرح|بأذي|باذي|تجرح|يجرح|يؤذي|تؤذي) (?:نفسي|حالي|نفسه|نفسها|يدي)"),)),
    ("violence", (
        ("hits", r"(?:هو |هي )?و?(?:ي|ت|ب|بي|بت|ك|كي)?ضرب(?:ني|نا|ه|ها|وني|تني|ونا|هم|ونني)|و?(?:يضرب|ضرب|بيضرب|تضرب|يضربون|ضربوا|ضربت) (?:ابني|بنتي|ابنتي|طفلي|اولادي|الاولاد|امي|والدتي|اطفالي|الاطفال|البنت|الولد|العملاء|زوجته|جدتي|اخي|اختي|الطفل|ولدي|عيالي)|(?:ي|ت|بي)?(?:صفع|ركل|خنق|لكم|دفش|عض|قرص)(?:ني|تني|وني|نا)|(?:يعنف|عنف|يؤذي|بيأذي|يأذي|يعذب|اذا)(?:ني|نا|وني|ه|ها)|(?:عنف|تعنيف) (?:منزلي|اسري|جسدي)|يعاملني بعنف|تعرضت للضرب|اتعرض للضرب"),
    )),
    ("sexual", (
        ("touch", r"(?:ي|ت|بي|ب)?(?:لمس|تحرش|اغتصب|غتصب|قبل|لامس|تلمس)(?:ني|تني|وني|نا)|(?:يلمس|لمس|بيلمس) (?:جسمي|جسدي|صدري|ابنتي|بنتي|ابني|طفلي)|(?:ي|بي|ت)?تحرش (?:بي|بابنتي|ببنتي|بابني|بها|به|فيني|فيي)|\w*اغتصاب|\w*تحرش (?:جنسي|الجنسي)|\w*(?:اعتداء|استغلال) (?:جنسي|الجنسي)|اعتدى علي(?: جنسيا)?"),
    )),
    ("threat", (
        ("threat", r"(?:ي|ت|بي|ب)?(?:هدد)(?:ني|نا|وني|تني)|(?:س|راح |رح |بدو |يريد ان |بده |يبغى )?يقتل(?:ني|نا)|(?:بدو|بده|رح|راح|سوف) يقتلني|(?:معه|لديه|عنده|يحمل|معو) (?:سكين|مسدس|سلاح)|(?:حياتي|طفلي|ابني|ابنتي|انا|نحن) في خطر|بخطر"),
        ("fear", r"(?:خايف|خايفه|خايفة|خائف|خائفة|اخاف|بخاف) (?:منه|منها|من (?:ابي|زوجي|والدي|المشرف|امي|العودة)|ارجع|على حياتي|اروح)\w*", "check"),
    )),
    ("child_unsafe", (
        ("home", r"(?:لا|ما|مش) ~2 (?:اجرؤ|بسترجي|اقدر|استطيع) ~2 (?:العودة|الرجوع|ارجع|اروح) ~1 (?:الى|ع|على|عالبيت|للبيت|البيت|المنزل)?|(?:خائف|خايف|خائفة|خايفة|خايفه) ~2 (?:ارجع|اروح|العودة|من الرجوع) ~2 (?:البيت|للبيت|المنزل|عالبيت)|(?:غير|لست|مش|مو|ليس) (?:امن|امنة|آمن|بامان|بأمان|في امان|امان)", "own_no"),
    )),
    ("neglect", (
        ("neglect", r"(?:لم|ما|لا) ~2 (?:ياكل|تاكل|يأكل|تأكل|اكل|أكل|اكلت|نأكل|اكلنا|يشرب|تشرب|اشرب) ~3 (?:منذ|من|ايام|يومين|يوم|امس)|(?:لا|ما) ~1 (?:يوجد|في|عندنا|يعطون\w*|يعطو\w*|بيعطو\w*) ~1 (?:طعام|اكل|اكلا|ماء|دواء|دواءه|انسولين|الدواء|الطعام|الانسولين)|(?:لا|ما|مش|لم) (?:يتنفس|تتنفس|بيتنفس|بتتنفس)|(?:فاقد|فاقدة|غايب عن) (?:ال)?وعي|(?:ي|ت|بي)?(?:حبس|سكر علي|قفل علي)(?:ني|ونا|وني|ه|ونه|نا)?(?= )|(?:محبوس|محبوسة|مربوط|مربوطة)", "own_no"),
    )),
)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of all these languages."""
    made: list[Rule] = []
    for lang, kind, rows in _ROWS:
        made += rules_of(f"{lang}-{kind}", kind, _WHY[kind], rows, _CLASSES)
    for kind, rows in _ARABIC:
        made += rules_of(f"ar-{kind}", kind, _WHY[kind], rows, _CLASSES, script="arabic")
    return tuple(made)
