"""Words of remembering, as patterns over folded text: who, what they did in the past, when, and the questions made of them."""

from __future__ import annotations

YOU = r"(?:voces?|vcs?|ces?|tu|a bia|bia|loja|o vendedor|a vendedora|o rapaz|a moca|(?:a|o) assistente|(?:a |o )?senhora?)"
WE = r"(?:a gente|nos|agente)"
ANY = rf"(?:eu|{YOU}|{WE})"
SMALL = (
    r"(?:me |te |lhe |ja |tinha |tinham |tinhamos |havia |haviam |tava |estava |tavam |estavam |mais |tanto |bem |muito |nos |so |ate )*"
)
SHOWN = (
    r"(?:mostr(?:ou|aram|ado|ei)|indic(?:ou|aram|ado)|mand(?:ou|aram|ado)|recomend(?:ou|aram|ado)|suger(?:iu|iram|ido)|apresent(?:ou|aram)"
    r"|ofere(?:ceu|ceram|cido)|separ(?:ou|aram|ado)|pass(?:ou|aram|ado)|envi(?:ou|aram|ado))"
)
SEEN = (
    r"(?:vi|viu|vimos|visto|olh(?:ei|ou|amos|ado|ando)|vendo|gost(?:ei|ou|amos|ado|ando)|curti|curtido|amei|adorei|interess(?:ei|ado|ada)"
    r"|namor(?:ei|ando|ado)|escolh(?:i|ido)|pesquis(?:ei|ando|ado)|consult(?:ei|ado)|favoritei|achei (?:legal|bom|bonito|lindo|massa))"
)
SPOKEN = (
    r"(?:fal(?:ei|ou|amos|aram|ado|ando)|convers(?:ei|ou|amos|aram|ado|ando)|combin(?:ei|ou|amos|aram|ado)|coment(?:ei|ou|amos|ado)"
    r"|diss(?:e|emos|eram)|dito|perguntei|perguntado|respond(?:eu|eram|ido)|explic(?:ou|aram|ado)|trat(?:ou|amos|ado))"
)
WANTED = (
    r"(?:ped(?:i|ido|iu|imos)|procur(?:ei|ava|ando|ado|avamos)|busc(?:ava|ando|ado|ei)|quer(?:ia|endo|iamos)|precis(?:ava|ando)"
    r"|solicit(?:ei|ado))"
)
SIMULATED = r"(?:simul(?:ou|amos|aram|ado|ei)|fez|fizemos|fizeram|feito|calcul(?:ou|amos|aram|ado))"
LOAN = r"(?:financiament\w+|financi(?:ar|ado|amos|ei)|parcel\w+|prestac\w+|simulac\w+|entradas?|mensalidades?|juros)"
MONTHS = "(?:janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)"
EARLIER = (
    r"(?:(?:d|n)?[ao]s? (?:outr[ao]|ultim[ao]|primeir[ao])s? (?:vez(?:es)?|dia|conversa|contato|semana|mes)|(?:n?o |n?aquele )?outro dia|outra vez"
    r"|(?:d?n?[ao] )?(?:mes|semana|ano|sabado|domingo|sexta|segunda|terca|quarta|quinta|fim de semana)(?: feira)?(?: passad[oa]| retrasad[oa]| anterior)"
    r"|anteontem|ontem|(?:n?aquel[ea]|ess[ea]s|uns|umas|alguns|algumas) (?:dia|dias|vez|semana|semanas|mes|meses)(?: (?:desses|atras))?"
    r"|dia desses|(?:ha|a|faz|tem|fazem) (?:um tempo|um tempinho|uns dias|tempos?|uns meses|umas semanas|(?:uns |umas )?(?:\d+|um|uma|dois|duas|tres|alguns|algumas) "
    r"(?:dias?|semanas?|mes|meses|anos?))(?: atras| ja)?|(?:um )?tempos? atras|mes passado|antigamente|d?a nossa (?:ultima )?conversa|no passado"
    rf"|(?:em|no mes de) {MONTHS}"
    r"|n?o (?:comeco|inicio|final|fim) d[oe] (?:mes|ano)(?: passado)?|d?aquela vez)"
)
REMEMBER = r"(?:(?:se |ainda |te |nao |me )*(?:lembr(?:a|as|am|aria|ava|ei|ar|o|ando)|recorda\w*)(?: ai| ainda)?|(?:ta|esta|tao|estao|to) lembrad[oa]s?)"
FORGOT = r"(?:esqueci|nao (?:me )?(?:lembro|recordo)|nao to lembrad[oa]|me foge|fugiu|perdi a conversa|apagou a conversa)"
CAR = r"(?:carr(?:o|os|inho|inhos|ao)|modelos?|veiculos?|suvs?|sedans?|seda|hatch|picapes?|caminhonetes?|opcoes|opcao|anuncio|possante)"
ASKED = r"(?:^\W*(?:(?:e|oi+|ola|mas|bia|entao|ah|moca|moco)\W+)*|(?=.*\?))"
"""At the beginning of a message, or where a question mark follows."""

SPEAKS = r"(?:^\W*(?:(?:oi+|ola|opa|boa tarde|bom dia|boa noite|tudo (?:bem|bom)|bia)\W+)*|\b(?:eu|a gente|agente|nos|ja)\W+(?:ja )?)"
PERSON = (
    rf"\b{REMEMBER} (?:de |d)?(?:mim|eu|nos|a gente|nada)\b|\b{REMEMBER} da gente\b|\b{REMEMBER} quem (?:eu )?(?:sou|e)\b"
    rf"|\b(?:{YOU}|ja) (?:ja )?(?:me conhece[ms]?|sabe[ms]? quem (?:eu )?sou)\b|\b(?:olha )?eu (?:aqui )?(?:de ?novo|outra vez)\b.{{0,25}}\b{REMEMBER}"
    rf"|\b(?:ja|eu)(?: ja| tinha| estive| andei)* (?:fal(?:ei|ado|ando)|convers(?:ei|ado|ando)|troquei (?:ideia|mensagem)|fui atendid[oa])"
    rf" (?:com|por) {YOU}\b(?! (?:que|pra|para|sobre|de|do|da)\b)"
    rf"|{SPEAKS}(?:conversamos|falamos|(?:se |nos )?fal(?:ou|ei|amos)|convers(?:ou|ei)|estive)(?: (?:com|por) {YOU})?(?: (?:ja|por aqui|aqui|ai))*"
    rf" (?:antes|{EARLIER})\b(?!.*\?)|\bja sou de casa\b"
)
LOANS = (
    rf"\b{ANY} {SMALL}(?:{SPOKEN}|{SHOWN}|vi|viu|vimos|visto|{SIMULATED})\b.{{0,40}}\b{LOAN}\b.*\b(?:quanto|qto|qual|quais|como)\b",
    rf"\b(?:quanto|qto|qual|quais|como|de ?novo|novamente)\b.{{0,40}}\b{LOAN}\b.{{0,30}}\bque {ANY} {SMALL}(?:{SPOKEN}|{SHOWN}|viu|vimos|{SIMULATED})\b",
    rf"\b{LOAN}\b.{{0,20}}\bque {ANY} {SMALL}(?:{SPOKEN}|{SHOWN}|viu|vimos|{SIMULATED})\b.{{0,30}}\b(?:quanto|qto|qual|quais)\b",
    rf"\b(?:quanto|qto|como|que valor) (?:e )?(?:que )?(?:tinha|havia|tinham) (?:ficado|dado|saido)\b.{{0,30}}\b{LOAN}\b",
    rf"\b{LOAN}\b.{{0,40}}\b(?:quanto|qto|como) (?:e )?(?:que )?(?:tinha|havia|tinham) (?:ficado|dado|saido)\b",
    rf"\b(?:qual|quais|quanto|qto) (?:era|eram|tinha sido|foi mesmo|foram mesmo|foi|foram)\b.{{0,25}}\b{LOAN}\b",
    rf"\b{EARLIER}\b.*\b(?:quanto|qto|qual|quais)\b.{{0,40}}\b{LOAN}\b|\b(?:quanto|qto|qual|quais)\b.{{0,40}}\b{LOAN}\b.{{0,40}}\b{EARLIER}",
    rf"\b{LOAN}\b.{{0,40}}\b{EARLIER}\b.*\b(?:quanto|qto|qual|quais)\b",
    rf"\b{EARLIER}\b.{{0,30}}\b\d+ ?(?:x|vezes)\b.{{0,15}}\bquanto\b",
    rf"\b(?:{REMEMBER}|{FORGOT})\b.{{0,40}}\b(?:{LOAN}|por mes|quanto (?:ficava|ficou|dava|deu|saia))\b",
    rf"\b{LOAN}\b.{{0,20}}\b{REMEMBER}|\baquel[ea]s? {LOAN}\b|\b{ANY} (?:ja |me )*(?:tinha|tinham|havia|haviam) (?:simulado|calculado)\b",
    rf"\b{EARLIER}\b.{{0,20}}\b{YOU} (?:me )?(?:deu|deram|fez|fizeram)\b.{{0,30}}\b{LOAN}\b",
)
WISHES = (
    rf"{ASKED}\b(?<!d)(?<!tudo )(?:o )?que (?:foi |era |e )?(?:mesmo )?(?:que )?eu {SMALL}(?:{WANTED}|falei que queria|disse que queria)\b(?=.{{0,30}}(?:\?|$))",
    rf"\b(?:{REMEMBER}|{FORGOT})(?: d?o)? que (?:e que |foi que )?eu {SMALL}(?:{WANTED}|falei que queria|disse que queria)",
    rf"\b(?:{REMEMBER}|{FORGOT})\b.{{0,25}}\bmeu (?:orcamento|limite|gosto|pedido|perfil)\b|\bqual (?:era|foi) (?:mesmo )?(?:o )?meu (?:pedido|orcamento|limite|teto)\b",
    rf"\b(?:meu|meus|minha|minhas) (?:pedido|pedidos|busca|preferencias|procura)\b.{{0,20}}\b{EARLIER}",
    r"\b(?:de )?onde (?:a gente |nos |eu )?(?:paramos|parou|parei|tinha parado|tinhamos parado|ficamos)\b|\bretoma\w* (?:a |nossa |aquela )"
    r"|\bcontinu\w+ (?:a |aquela |nossa |com a |com aquela )(?:nossa )?(?:conversa|busca|procura)\b",
    rf"\b(?:igual|mesma coisa|mesm[oa]s? (?:busca|procura|carros?|pedidos?)|como) (?:que |do que )?(?:eu )?(?:{SMALL}(?:{WANTED}|falei|disse) )?{EARLIER}",
)
CARS = (
    rf"\b{CAR}\b.{{0,40}}\bque {ANY} {SMALL}(?:{SHOWN}|{SEEN})\b.{{0,25}}\b{EARLIER}",
    rf"\b{EARLIER}\b.{{0,40}}\b(?:{ANY} )?{SMALL}(?:{SHOWN}|{SEEN})\b.{{0,20}}\b(?:{CAR}|aquel[ea]s?|qual|quais)\b",
    rf"\b{EARLIER}\b.{{0,30}}\b{ANY} {SMALL}(?:{SHOWN}|{SEEN})\b",
    rf"(?:^\W*|\bque |\bq |\b{ANY} ){SMALL}(?:{SHOWN}|{SEEN})\b(?! (?:a|na|o|no) (?:loja|atendimento)).{{0,30}}\b{EARLIER}",
    rf"\b(?:{REMEMBER}|{FORGOT})\b.{{0,40}}\b(?:{CAR}|aquel[ea]s?)\b",
    rf"\b(?:qual|quais) (?:e que |que )?(?:era|foi|eram|foram|tinha sido)(?: mesmo| o nome| o modelo| d?[oa]s?)*\b.{{0,40}}"
    rf"\b(?:{CAR}|aquel[ea]s?|que {ANY} {SMALL}(?:{SHOWN}|{SEEN}))\b",
    rf"\bcomo (?:e que |que )?(?:se )?(?:chamava|era o nome)\b.{{0,30}}\b(?:{CAR}|aquel[ea]s?)\b",
    rf"\b(?:qual|quais|que {CAR}) (?:e|eh|era|foi)(?: mesmo)? aquel[ea]s?\b.{{0,20}}\bque {ANY} {SMALL}(?:{SHOWN}|{SEEN}|{SPOKEN})\b",
    rf"\b(?:(?:qual|quais)(?: [oa]s?)?(?: {CAR})?|que {CAR}) (?:era |foi |e )?(?:mesmo )?(?:que )?{ANY} {SMALL}(?:{SHOWN}|{SEEN})\b",
    rf"\b{ANY} (?:ja |me |nos )*(?:tinha|tinham|tinhamos|havia|haviam) {SMALL}(?:{SHOWN}|{SEEN})\b"
    r"|\bque eu (?:tava|estava) (?:de olho|vendo|olhando|namorando|interessad[oa])\b",
    rf"\b(?:de ?novo|novamente)\b.{{0,25}}\b(?:{CAR}|aquel[ea]s?)\b.{{0,25}}\b(?:que {ANY} {SMALL}(?:{SHOWN}|{SEEN})|d?[ao]?s? ?{EARLIER})\b",
    rf"\baquel[ea]s?\b.{{0,25}}\b{EARLIER}|\b{CAR} (?:d[ao]s?|de) (?:outr[ao] (?:vez|dia)|ultima (?:vez|conversa)|ontem|anteontem|semana passada)\b",
)
LOOSE_CARS = (
    rf"\baquel[ea]s?\b.{{0,40}}\bque {ANY} {SMALL}(?:{SHOWN}|{SEEN}|{SPOKEN})\b",
    rf"\baquel[ea]s? (?:\w+ ){{0,3}}que (?:me )?(?:{SHOWN}|{SEEN})\b",
    r"\bainda? (?:tem|ta|esta|tao|estao|ai|disponivel)\b.{0,25}\baquel[ea]s?\b|\baquel[ea]s?\b.{0,30}\bainda (?:tem|ta|esta|ai|disponivel)\b",
)
ASKED_TALK = (
    rf"{ASKED}\b(?<!d)(?:sobre )?o que (?:e que |foi que )?(?:mesmo )?{ANY} {SMALL}{SPOKEN}(?! (?:que|pra|para)\b)(?=.{{0,40}}(?:\?|$))"
    rf"|\bresum\w+\b.{{0,20}}\bconvers\w+|{ASKED}\bo que (?:foi |ficou |tinha ficado )(?:combinado|conversado|falado|dito|acertado)\b"
)
TALKS = (
    rf"\b{WE} (?:ja |tinha |ate )*(?:falou|falamos|conversou|conversamos|tratou|viu|falado|conversado|comentou)\b.{{0,40}}\b(?:de|do|da|sobre|disso|isso)\b(?=.*\?)",
    rf"\b{ANY} (?:ja |me )*(?:tinha|tinham|havia|haviam) {SMALL}{SPOKEN}\b(?=.*\?)",
    rf"\b{ANY} cheg(?:ou|uei|amos|aram) a (?:falar|conversar|perguntar|ver|combinar|comentar|tratar)\b",
    rf"\b(?:{REMEMBER})\b.{{0,6}}\b(?:d[ao]|que|quando|nossa|a)\b.{{0,40}}\b(?:conversa|{SPOKEN}|{ANY} {SMALL}(?:{SPOKEN}|{WANTED}))\b",
    rf"(?:\b(?:{SPOKEN}|{ANY} {SMALL}{SPOKEN})\b.{{0,40}}\b{EARLIER}|\b{EARLIER}\b.{{0,30}}\b{ANY} {SMALL}{SPOKEN}\b)(?=.*\?)",
    r"\b(?:nossa|a) (?:ultima )?conversa (?:de|da|do) (?:ontem|outro dia|semana|mes|ultima)",
    rf"\bvoltei\b.{{0,30}}\b{EARLIER}",
)
