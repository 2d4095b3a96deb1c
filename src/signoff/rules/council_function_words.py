"""The words of what the council decides and not its executive: how each is called, and what is done to it."""

from __future__ import annotations

WORDS = r"(?:[\w’'&,()./-]+\s+)"
IS = r"(?:is|are|was|were|be|been|being)\s+(?:(?:not|hereby|duly|formally|therefore|accepted\s+and|approved\s+and)\s+)?"
PATH = (
    r"(?:(?:public\s+)?(?:footpaths?|bridleways?|byways?|rights?\s+of\s+way)|"
    r"public\s+paths?|fps?\s?\d+|cycle\s+tracks?)"
)

LICENSED = (
    r"grant(?:s|ed|ing)?|refus(?:e|es|ed|ing|al)|renew(?:s|ed|ing|al)?|revo(?:ke|kes|ked|king|cation)|"
    r"suspen(?:d|ds|ded|ding|sion)|var(?:y|ies|ied|ying|iation)|transfer(?:s|red|ring)?|issu(?:e|ed|ing)|"
    r"determin(?:e|es|ed|ing|ation)|cancel(?:s|led|ling|lation)?|rescind(?:ed|ing)?"
)
ORDERED = (
    r"ma(?:ke|kes|de|king)|confirm(?:s|ed|ing|ation)?|modif(?:y|ies|ied|ication)|var(?:y|ied|iation)|revo(?:ke|ked|king|cation)|"
    r"grant(?:ed|ing)?|refus(?:e|ed|ing|al)|seal(?:ed|ing)?|promot(?:e|ed|ing)|publish(?:ed)?|accept(?:ed)?"
)
SERVED = (
    r"issu(?:e|es|ed|ing)|serv(?:e|es|ed|ing|ice)|withdraw(?:n|al|ing)?|authoris(?:e|ed|ing)|tak(?:e|en|ing)|"
    r"seek(?:ing)?|commenc(?:e|ed|ing)|instigat(?:e|ed|ing)"
)
CHANGED = (
    r"amend(?:s|ed|ing|ments?\s+to)?|chang(?:e|es|ed|ing)(?:\s+to)?|revis(?:e|es|ed|ing|ions?\s+to)|updat(?:e|es|ed|ing)(?:\s+to)?|"
    r"alter(?:s|ed|ing|ations?\s+to)?|adopt(?:s|ed|ing|ion\s+of)?"
)
DONE_WITH_IT = (
    r"grant(?:ed)?|refus(?:e|ed|al)|approv(?:e|ed|al)|accept(?:ed)?|reject(?:ed)?|renew(?:ed|al)?|revok(?:e|ed)|suspend(?:ed)?|"
    r"determin(?:e|ed)|confirm(?:ed|ation)?|made|mak(?:e|ing)|modif(?:y|ied)|sealed|referred|issu(?:e|ed)|varied|vary|"
    r"serv(?:e|ed)|registered|withdrawn|transferred|cancelled"
)
"""What an officer does with an application or the like, whatever its subject asks for."""

_ROLES = r"(?:\s+(?:and\s+private\s+hire|vehicle|driver|operator|proprietor|dual|badge)(?:['’]?s?['’]?))*"
_LICENCE_OF = (
    r"hackney\s+carriage|private\s+hire|taxi|club\s+premises|premises|personal|street\s+trad(?:ing|er[’']?s?)|"
    r"(?:sex|sexual\s+entertainment)\s+(?:establishment|shop|venue|cinema)?|scrap\s+metal(?:\s+(?:dealer|collector|site)[’']?s?)*|"
    r"(?:animal\s+(?:boarding|welfare|activit(?:y|ies))|home\s+boarding|(?:cat|dog)\s+boarding|dog\s+(?:breeding|day\s*care)|pet\s+(?:shop|sales?)|"
    r"kennels?|cattery|riding\s+(?:establishment|school)|zoo|dangerous\s+wild\s+animals?|performing\s+animals?)|"
    r"(?:caravan|mobile\s+home|park\s+home|camp(?:ing)?|residential)\s+site|gambling|betting\s+(?:premises|track|shop)|bingo|gaming\s+machine|"
    r"(?:adult\s+)?gaming\s+(?:centre|permit)|lotter(?:y|ies)|(?:house[\s-]to[\s-]house|street)\s+collections?|charit(?:y|able)\s+collections?|"
    r"pleasure\s+boats?(?:\s+and\s+vessels?)?|boat(?:man|men)[’']?s?|skin\s+piercing|tattoo(?:ing|ist)?|acupuncture|cosmetic\s+piercing|electrolysis|"
    r"hypnotism|cinema|theatre|late\s+night\s+refreshment|street\s+works|section\s+50|s\.?\s?50|scaffold(?:ing)?|hoarding|(?:builder[’']?s\s+)?skips?|"
    r"child(?:ren)?\s+(?:employment|performance)|chaperone|explosives|petrol(?:eum)?(?:\s+spirit)?(?:\s+storage)?|food\s+premises|temporary\s+events?"
)
SET = (
    r"set(?:s|ting)?|increas(?:e|es|ed|ing)|approv(?:e|es|ed|ing|al)|agree(?:s|d)?|review(?:ed)?|amend(?:ed|ment)?|chang(?:e|es|ed|ing)|"
    r"vary|varied|variation|freez(?:e|ing)|frozen|reduc(?:e|ed|ing)|introduc(?:e|ed)|adopt(?:ed)?|reinstat(?:e|ed|ement)"
)
"""What is done to fees, pay and terms."""

STAFF = (
    r"(?:pay\s+(?:award|scales?|grades?|structure|rise|increase|policy\s+statement|protection)s?|(?:staff|officers[’']?|employees[’']?)\s+(?:pay|salar(?:y|ies))|"
    r"terms\s+and\s+conditions\s+(?:of\s+(?:service|employment)\s+)?(?:of|for)\s+(?:the\s+|all\s+)?(?:\w+\s+)?(?:staff|employees|officers|workforce)|"
    r"re-?grading\s+of|market\s+supplements?|honorari(?:um|a)|early\s+retirement|(?:voluntary\s+|compulsory\s+)?redundanc(?:y|ies)(?:\s+payments?)?)\b"
    r"(?!\s+(?:polic(?:y|ies)\b(?!\s+statement)|consultation|gap|system|software|contract|advice|risk))"
)
"""What staff are paid, and on what terms they hold office."""

_PERMISSION = r"(?:licen[cs]es?|consents?|certificates?|permits?|registrations?|notices?|plates?|badges?)"
LICENCES = (
    rf"(?:(?:{_LICENCE_OF}){_ROLES}(?:\s+(?:licen[cs]e|site|use))?\s+{_PERMISSION}"
    r"|licen[cs]es?\s+(?:application\s+)?to\s+(?:(?:home[\s-])?board(?:ing)?(?:\s+of)?|hire\s+out\s+horses|breed\s+(?:dogs|cats)|sell\s+animals|keep|trade|drive|operate\s+(?:private|hackney))"
    r"|licen[cs]es?\s+for\s+(?:a\s+|an\s+|the\s+)?(?:home\s+boarding|dog\s+breeding|boarding|riding|hiring\s+out|selling\s+animals|street\s+trading|sex)"
    r"|licen[cs]es?\s+(?:for|[-–:])\s+(?:an?\s+|the\s+)?(?:animal\s+(?:activit(?:y|ies)|welfare)|taxis?|private\s+hire|hackney|gambling|scaffold\w*)"
    r"|(?<!furniture )(?<!data )storage\s+certificates?"
    r"|licensing\s+(?:delegations|decisions|determinations)"
    r"|(?:licen[cs]es?|licen[cs]e\s+applications?|determinations|delegations|permissions|consents)[^.;\n]{0,80}?\bunder\s+the\s+(?:relevant\s+)?(?:Licensing\s+Act|Gambling\s+Act|licensing\s+statutes))"
)
LICENCE_FEES = (
    rf"(?:(?:{_LICENCE_OF}){_ROLES}|taxi\s+licensing|animal\s+licensing|licensing\s+(?:act|committee))(?:\s+(?:licen[cs]es?|licensing|permits?|consents?|registration))?\s+"
    r"(?:application\s+)?(?:fees?(?:\s+(?:and|&)\s+charges)?|charges)"
)
"""What a licence that the council gives costs: by regulation 2(6) of SI 2000/2853, not the executive’s to decide."""

TREES = (
    r"tree\s+preservation\s+orders?|tpos?|hedgerow\s+(?:removal\s+|retention\s+|replacement\s+)?notices?|high\s+hedges?(?:\s+(?:remedial\s+)?notices?|\s+complaints?)|"
    r"remedial\s+notices?|works?\s+(?:to|on)\s+(?:a\s+|the\s+|\w+\s+)?(?:protected\s+)?trees?"
)
PATH_ORDERS = (
    r"public\s+path\s+(?:\w+\s+)?orders?|definitive\s+map\s+modification\s+orders?|dmmos?|definitive\s+map(?:\s+and\s+statement)?\s+modification\s+orders?|"
    rf"(?:{PATH}|path)(?:\s+(?:no\.?\s*)?[\w./,’'()&–-]+){{0,16}}?\s+(?:diversion|extinguishment|creation|modification|stopping[\s-]up)\s+orders?|"
    r"(?:opposed\s+)?(?:diversion|extinguishment|path\s+creation)\s+orders?|modification\s+order\s+to\s+(?:add|record|delete|upgrade|downgrade)|"
    r"orders?\s+to\s+(?:divert|extinguish|stop\s+up|create|record|add|delete|upgrade|downgrade)\s+"
    rf"(?:[\w’'-]+\s+){{0,5}}?{PATH}"
)
PLANNING_NOTICES = (
    r"planning\s+enforcement(?:\s+(?:notices?|action))?|(?:breach\s+of\s+condition|planning\s+contravention|(?:temporary\s+)?stop|"
    r"completion|discontinuance|building\s+preservation|listed\s+building\s+enforcement|section\s+215|s\.?\s?215|untidy\s+(?:land|site)|"
    r"urgent\s+works|repairs?)\s+notices?|enforcement\s+notices?[^.;\n]{0,60}?\bplanning\b"
)
PLANNING = (
    r"(?:(?:outline|full|retrospective|householder|temporary)\s+)?planning\s+(?:permission|consent|applications?)|listed\s+building(?:\s+consents?)?|"
    r"conservation\s+area\s+consent|advertisement\s+consents?|hazardous\s+substances\s+consents?|"
    r"certificates?\s+of\s+lawful(?:ness)?(?:\s+(?:existing\s+|proposed\s+)?(?:use|development))?|lawful\s+development\s+certificates?|cleuds?|clopuds?|"
    r"prior\s+approvals?|reserved\s+matters|non[\s-]material\s+amendments?|discharge\s+of\s+(?:planning\s+)?conditions?"
)
OBLIGATIONS = (
    r"(?:section|sec\.?|s\.?)\s?106\s+(?:planning\s+)?"
    r"(?:agreements?|obligations?|deeds?|undertakings?)|planning\s+obligations?"
)
VENUES = (
    r"(?:premises|venues?|rooms?|hall|hotel)\s+" + WORDS + r"{0,6}?(?:solemni[sz]ation\s+of\s+(?:civil\s+)?marriages?|"
    r"civil\s+(?:marriages?|weddings?|ceremon(?:y|ies)|partnerships?)|weddings?|marriages?)|(?:approved|marriage|wedding)\s+(?:premises|venues?)(?:\s+licen[cs]es?)?"
)
WEDDINGS = (
    r"solemni[sz]ation\s+of\s+(?:civil\s+)?marriages?|civil\s+(?:marriages?|weddings?|ceremon(?:y|ies)|partnerships?)|"
    r"approved\s+premises|marriage\s+(?:premises|venue)"
)
SAFETY = r"(?:sports\s+grounds?|stadium|stands?|general|special)\s+safety\s+certificates?"
COMMONS = (
    r"(?:town\s+(?:or|and)\s+)?village\s+greens?|common\s+land|commons\s+(?:act|register)|register\s+of\s+commons?"
)
POLLING = r"polling\s+(?:districts?|places?|stations?)"
PARISHES = (
    r"community\s+governance\s+(?:reviews?|orders?)|reorganisation\s+(?:of\s+community\s+governance\s+)?orders?|grouping\s+orders?|"
    r"(?:electoral|parish)\s+(?:ward|division)?\s*(?:arrangements|boundar(?:y|ies)|names?)|parish\s+council\s+by-?elections?"
)
OFFICERS = (
    r"returning\s+officer|electoral\s+registration\s+officer|head\s+of\s+paid\s+service|monitoring\s+officer|"
    r"(?:section|sec\.?|s\.?)\s?151\s+officer"
)
RULES_OF_COUNCIL = (
    r"(?:the|our|council[’']s)\s+constitution(?!\s+of\s+(?!(?:the\s+)?(?:\w+\s+)?council\b))|"
    r"(?:the\s+)?(?:council\s+)?(?:contracts?|procurement|financial|council)\s+(?:procedure\s+rules|standing\s+orders)"
)
SAFETY_AT_WORK = (
    r"(?:health\s+and\s+safety\s+)?(?:improvement|prohibition)\s+notices?[^.;\n]{0,60}?\bhealth\s+and\s+safety\b"
)
