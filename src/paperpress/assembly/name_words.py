"""Words that say what a name is: of an organisation, of a tradition that puts the family first.

Everything is case-folded, without accents, and compared with a whole word of the name.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words that begin a line which names nobody: “The Editors”, “Unser Korrespondent”, “Les Échos”.
DETERMINERS: Final = _words(
    "the our your der die das unser unsere unserem unserer les nos notre los las nuestro nuestra"
    " nuestros nuestras gli nostra nostro nosso nossa onze het vår våra"
)

#: Words that no person's name holds: of jobs, of newsrooms, of bodies.
BODIES: Final = _words("""
    editor editors editorial staff reporter reporters correspondent correspondents writer writers
    journalist journalists columnist newsroom newsdesk desk team teams bureau agency agencies
    news media network service services association society institute university college
    committee council department ministry office project collective organization organisation
    foundation federation commission authority government partners company corporation inc ltd llc contributor
    plc gmbh contributors readers magazine gazette times newspaper broadcasting radio
    television tv online unit centre center international national watch rights wire wires
    courier herald tribune chronicle bulletin telegraph guardian observer examiner dispatch
    anonymous various multiple admin administrator webmaster
    redaktion nachrichten agentur korrespondent korrespondentin korrespondenten
    reporterin mitarbeiter mitarbeiterin bericht leserbrief leserbriefe verlag zeitung presse verband verein
    redaction agence envoye envoyee correspondante correspondants journal journaliste presse
    universite ministere
    redaccion agencias corresponsal corresponsales enviado enviada redactores periodico
    noticias prensa diario universidad ministerio asociacion
    redazione agenzia corrispondente inviato inviata notizie stampa giornale
    redacao agencia correspondente jornal imprensa
    redactie verslaggever verslaggevers persbureau nieuws krant correspondenten
    redaktionen redaktionell nyhetsbyra nyheter tidning byra utsand
    redakcja agencja korespondent korespondentka
    редакция редакція корреспондент корреспонденты кореспондент кореспонденти агентство служба
    новости новини пресса преса правда газета команда отдел відділ спецкор
    """)

#: Agencies and broadcasters whose words might else be read as somebody's name.
KNOWN_BODIES: Final = frozenset(
    """
    al jazeera|al arabiya|al ahram|associated press|australian associated press|canadian press|
    europa press|press association|press trust of india|agence france-presse|anadolu ajansi|
    deutsche welle|getty images|le monde|le figaro|el pais|el mundo|la repubblica|la stampa|
    wall street journal|washington post|new york post|daily mail|sky sport|voice of america|
    українська правда
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)

#: Words in small letters that stand in people's names beside particles.
JOINS: Final = _words("y e i zu af av ní ni ua mac ap ab ver st umm")

#: Particles that nameparser's own list doesn't have, or has only with others.
PARTICLES: Final = _words("am im in onder over uit voor zum zur wa dai dagli dalla dalle dallo")

#: What stands behind a name and that nameparser's own list doesn't have: honours, seats, orders, and
#: whom somebody writes for.
SUFFIXES: Final = _words(
    "frs frse frcp kc mep msp ms tds sj op osb ofm afp ap upi bbc cnn npr efe dpa ansa tass cbc abc itv"
)

#: Words of which Burmese names are made, none of them a family's.
BURMESE: Final = _words("""
    aung hlaing htay htet htin htoo htun hnin khaing khin kyaw kyi lwin maung min moe myint myo naing
    nyunt oo phyo sein soe suu swe thant thein thura tun win zaw zin
    """)

#: Titles of people who go by their given names.
OF_GIVEN_NAMES: Final = _words("""
    pope saint st sister brother mother king queen prince princess emperor empress sultan
    papst konigin konig prinz prinzessin schwester pape roi reine soeur papa rey reina sor
    """)

#: Family names that stand first where Chinese, Korean and Vietnamese names are written in Latin
#: letters as they are at home. Common ones; what isn't here is filed by its last word.
CHINESE: Final = _words("""
    ai ang bai cai cao chan chang chen cheng cheung chiang chow chu cui dai deng ding dong du duan fan
    fang feng fu gao geng gong gu guo han hao he hong hou hu huang hsieh hsu jia jiang jiao jin kang
    kong lai lam lau lei li liang liao lim lin ling liu long lo lu luo lyu ma mao meng mo ng ni pan peng qi
    qian qiao qin qiu ren shao shen shi song su sun tan tang tao teng tian tsai tsao wan wang wei wen
    wong wu xi xia xiang xiao xie xin xing xiong xu xue yan yang yao ye yeh yi yin yu yuan zeng zhan
    zhang zhao zheng zhong zhou zhu zou goh ong teo koh lee
    """)
KOREAN: Final = _words("""
    ahn an bae baek ban bang bong byun cha chae cho choe choi chon chun chung eom gang go gu gwon ha
    ham han heo hong hwang hyun im jang jeon jeong ji jin jo joo ju jung kang kim ko koo ku kwak kwon
    lee lim ma min moon mun na nam no noh oh paik pak park pyo rhee ri roh ryu seo seok seong shim
    shin sim sin so sohn son song suh sung um wang woo yang yeo yi yoo yoon yu yum yun
    """)
VIETNAMESE: Final = _words("""
    nguyen tran pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh mai doan luong cao
    ta chau ha to tang la quach thai lam phung truong tong le dao dam luu
    """)
#: What stands second in a Vietnamese name of three words or more.
VIETNAMESE_MIDDLES: Final = _words("""
    van thi duc dinh chi quang minh xuan ngoc thanh huu hong kim tien cong trong quoc phu anh hoang
    ba the nhat thu hai nguyen bao gia khanh thuy tuan viet manh phuong mai ngo bich
    """)

#: Family names that Spanish-speaking people bear, as the first of two: “García Márquez”.
SPANISH: Final = _words("""
    acosta acuna aguilar aguirre alarcon alonso alvarado alvarez arias avila ayala barrera barrios
    bautista beltran benitez bermudez borges bustamante caballero cabrera calderon camacho
    cardenas cardona carmona carrasco carrillo castaneda castillo castro ceballos cervantes
    cespedes chavez cisneros contreras cordero cordoba cornejo correa cortazar cortes cortez
    cuevas davila delgado diaz dominguez duarte echeverria enriquez escobar escudero espinosa
    espinoza esquivel estrada farias fernandez ferrer figueroa flores fuentes galeano galindo
    gallardo gallego gallegos gamboa garcia garrido garza gimenez giraldo gomez gonzalez guerrero
    guevara gutierrez guzman henriquez heredia hernandez herrera herrero hurtado ibanez ibarra
    iglesias izquierdo jaramillo jimenez juarez llosa lopez lorca lozano lujan macias maldonado
    manzano marquez martinez mejia mendez mendoza menendez mercado montero montes montoya morales
    moreno moya munoz murillo naranjo navarrete navarro neruda nieto nunez obrador ochoa ojeda
    olivares olmos orozco ortega ortiz ospina otero pacheco padilla palacios pardo paredes parra
    pascual pena peralta perez pineda pinochet pizarro plaza polanco ponce prado quintana quintero
    quiroga quispe ramirez rangel redondo rincon rios rivas rivera robles rocha rodriguez rojas
    roldan roman rosales rosas rueda ruiz saavedra saenz salas salazar salcedo salgado salinas
    sanchez sandoval sanmartin sanz segura sepulveda sierra solano soto suarez tapia tejada tellez
    trujillo uribe urrutia valdes valdez valenzuela vargas vazquez velasco velasquez velazquez
    velez villalobos villanueva villarreal yanez zamora zapata zapatero zarate zuniga
    """)
#: The same, where the word may as well be a given name or another language's: “John Martin Smith”.
SPANISH_PERHAPS: Final = _words("""
    blanco bravo campos corona cruz duran gil guerra hidalgo lara leiva luna machado marin martin
    medina mesa miranda molina montenegro nadal prieto ramos reyes romero rubio santana santos
    serrano silva soler solis sosa toledo torres valencia valle vega vera vidal villa
    """)
#: Given names that stand second in Spanish: “Juan Carlos Pérez” has one family name.
SPANISH_GIVEN: Final = _words("""
    adolfo agustin alberto alejandra alejandro alfonso alfredo alicia amalia ana andrea andres angel
    angela angeles antonia antonio armando arturo augusto aurora beatriz belen bernardo blanca camila
    carlos carmen carolina catalina cecilia cesar clara claudia concepcion consuelo cristina daniel
    daniela david diego dolores eduardo elena elisa emilia emilio enrique ernesto estela esteban
    esther eugenia eugenio eva federico felipe felix fernanda fernando francisca francisco gabriel
    gabriela gerardo gloria gonzalo graciela guadalupe guillermo gustavo hector hugo ignacio ines
    irene isabel ivan jaime javier jesus joaquin jorge jose josefa josefina juan juana julia julian
    julio laura leonardo leticia lourdes lucia luis luisa luz magdalena manuel manuela marcela marcos
    margarita maria mariano mario marta martha mateo mauricio maximo mercedes miguel monica natalia
    nicolas olga oscar pablo paola patricia patricio paula paz pedro pilar rafael ramiro ramon raquel
    raul ricardo roberto rocio rodolfo rodrigo rosa rosario ruben salvador sandra santiago sebastian
    sergio silvia sofia soledad susana teresa tomas valentina vicente victor victoria virginia ximena
    """)

#: The most common family names of East Asia: one that stands last is the family name there.
SURELY_LAST: Final = _words("chen kim lee li nguyen park wang zhang zhao liu choi tran")
