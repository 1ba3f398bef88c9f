"""Where the facts shown on screen come from; every statement names its references by key."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """One source: a citation that fits on a line, and where to look it up."""

    key: str
    citation: str
    locator: str


_ALL = (
    Reference(
        "aasm2015",
        "American Academy of Sleep Medicine and Sleep Research Society, adult sleep duration, 2015",
        "aasm.org, Adult sleep duration health advisory",
    ),
    Reference(
        "blackman2019",
        "Blackman and others, Benign fasciculations and health anxiety: a systematic review, "
        "Psychosomatics 2019",
        "King's College London research portal",
    ),
    Reference(
        "cochrane2020",
        "Magnesium for skeletal muscle cramps, Cochrane review CD009402, 2020",
        "PMC7025716",
    ),
    Reference(
        "crawford2011",
        "Crawford and Zimmerman, Differentiation and diagnosis of tremor, "
        "American Family Physician 2011",
        "American Family Physician",
    ),
    Reference(
        "efsa_caffeine",
        "European Food Safety Authority, caffeine, as reported by EUFIC",
        "eufic.org, Caffeine Q&A",
    ),
    Reference(
        "efsa_water2010",
        "European Food Safety Authority, Dietary reference values for water, 2010",
        "doi:10.2903/j.efsa.2010.1459",
    ),
    Reference(
        "fda_caffeine",
        "US Food and Drug Administration, Spilling the beans: how much caffeine is too much?",
        "fda.gov, consumer updates",
    ),
    Reference(
        "foot1994",
        "Fasciculation potentials in the foot and leg muscles of healthy people, "
        "Electroencephalography and Clinical Neurophysiology 1994;93:163",
        "Electroencephalogr Clin Neurophysiol 93:163",
    ),
    Reference(
        "gunes2024",
        "Gunes, Eyelid twitching and digital screen time, Cureus 2024 e69249",
        "PMID 39282492",
    ),
    Reference(
        "hpo",
        "Human Phenotype Ontology, release 2023-07-21",
        "hpo.jax.org",
    ),
    Reference(
        "mayo_caffeine",
        "Mayo Clinic, Caffeine content for coffee, tea, soda and more",
        "mayoclinic.org, nutrition in depth",
    ),
    Reference(
        "medlineplus_twitching",
        "MedlinePlus (US National Institutes of Health), Muscle twitching",
        "medlineplus.gov article 003296",
    ),
    Reference(
        "miller2022",
        "Miller and others, Exercise-associated muscle cramps, "
        "Journal of Athletic Training 2022;57:5",
        "PMC8775277",
    ),
    Reference(
        "nhs_twitching",
        "NHS (UK National Health Service), Twitching eyes and muscles",
        "nhs.uk, Twitching eyes and muscles",
    ),
    Reference(
        "overview",
        "Leg Twitch: Complete Overview and Causes Explained (a general overview, not a study)",
        "general web article",
    ),
    Reference(
        "statpearls_eyelid2023",
        "Eyelid Myokymia, StatPearls 2023",
        "statpearls.com 21512",
    ),
    Reference(
        "workers2006",
        "Hand tremor related to smoking habits and the consumption of caffeine in male "
        "industrial workers, Neurotoxicology 27:525",
        "Neurotoxicology 27:525",
    ),
    Reference(
        "bfs2018",
        "Benign fasciculations and anxiety, 35 people over 24 months, Muscle & Nerve 2018;58:852",
        "PubMed 30028521",
    ),
    Reference(
        "hallegraeff2012",
        "Hallegraeff and others, Stretching before sleep reduces nocturnal leg cramps, 2012",
        "PubMed 22341378",
    ),
    Reference(
        "healthgrades",
        "Healthgrades, Muscle twitches",
        "healthgrades.com, Muscle twitches",
    ),
    Reference(
        "mattiuzzi2024",
        "Mattiuzzi and Lippi, Clinical progression of benign fasciculation syndrome: a systematic "
        "review, 2024",
        "title search",
    ),
    Reference(
        "mskcc_magnesium",
        "Memorial Sloan Kettering Cancer Center, About herbs: magnesium",
        "mskcc.org, Magnesium",
    ),
    Reference(
        "nccih",
        "US National Center for Complementary and Integrative Health, Mind and body approaches for "
        "stress",
        "nccih.nih.gov, digest for professionals",
    ),
    Reference(
        "nhs_mnd",
        "UK National Health Service, Motor neurone disease: symptoms, as quoted by the press",
        "nhs.uk, Motor neurone disease",
    ),
    Reference(
        "nice_ng127",
        "UK National Institute for Health and Care Excellence, guideline NG127, as excerpted for "
        "GPs",
        "NICE NG127",
    ),
    Reference(
        "sports2015",
        "Miller, Exercise-associated muscle cramps and fluids, Current Sports Medicine Reports "
        "2015",
        "Curr Sports Med Rep 2015",
    ),
)

REFERENCES: dict[str, Reference] = {reference.key: reference for reference in _ALL}
