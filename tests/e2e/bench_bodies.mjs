// A thousand events as backends of two makes send them: the fields of captured answers, page by page, texts of the
// length that a real list has.

/** How many events there are. */
export const EVENTS = 1_000;
/** Before the first of them. */
export const NOW = "2026-01-01T00:00:00Z";

const numbers = Array.from({ length: EVENTS }, (_, index) => index + 1);
const words = {
  fi: "Tule juttelemaan palvelujen kehittämisestä. Kahvi on maksuton, ja paikalle pääsee pyörätuolilla.",
  sv: "Kom och diskutera hur servicen kan utvecklas. Kaffet är gratis, och lokalen är tillgänglig med rullstol.",
  en: "Come and talk about how services could be better. Coffee is free, and the place is accessible by wheelchair.",
};
const start = (number, hours = 0) => new Date(Date.parse(NOW) + (number * 6 + hours) * 3_600_000).toISOString();

/** Pages of `size` records, each made into a body. */
function pages(size, record, body) {
  const records = numbers.map(record);
  const all = [];
  for (let from = 0; from < EVENTS; from += size) {
    all.push(JSON.stringify(body(records.slice(from, from + size), all.length + 1, from + size >= EVENTS)));
  }
  return all;
}

/** Directus: a row per language, 200 records a page, all of which one call reads. */
function directus() {
  const record = (number) => ({
    id: number, status: "published", panel: (number % 7) + 1, category: "cafe", starts: start(number), ends: start(number, 2),
    format: "onsite", link: null, address: "Kokeilukatu 4", municipality: "Lahti", registration: true, capacity: 30,
    translations: ["fi-FI", "sv-SE"].map((tag, index) => ({
      id: number * 2 + index, events_id: number, languages_code: tag, title: `Kohtaamiskahvila ${number}`,
      summary: words[tag.slice(0, 2)], venue: "Kirjaston kokoushuone", price: "Maksuton",
    })),
  });
  return pages(200, record, (data) => ({ meta: { filter_count: EVENTS }, data }));
}

/** Linked Events: a text per language, the place with each event, 50 records a page, a call for each. */
function linkedEvents() {
  const at = "https://linkedevents.example.fi/v1";
  const empty = (names) => Object.fromEntries(names.split(" ").map((name) => [name, null]));
  const place = {
    id: "helsinki:0", has_user_editable_resources: true, data_source: "helsinki", publisher: "helsinki:kanslia", divisions: [],
    created_time: start(0), last_modified_time: start(0), deleted: false, has_upcoming_events: false, n_events: 0,
    street_address: { fi: "Töölönlahdenkatu 4", sv: "Tölöviksgatan 4" }, address_locality: { fi: "Helsinki", sv: "Helsingfors" },
    name: { fi: "Keskustakirjasto Oodi", sv: "Centrumbiblioteket Ode" },
    ...empty("custom_data email contact_type address_region postal_code post_office_box_num address_country image parent"),
    ...empty("replaced_by position telephone description info_url"),
    "@id": `${at}/place/helsinki:0/`, "@context": "http://schema.org", "@type": "Place",
  };
  const record = (number) => ({
    id: `helsinki:${number}`, has_user_editable_resources: true, location: place,
    keywords: [{ "@id": `${at}/keyword/helsinki:0/` }], registration: null, event_status: "EventScheduled", type_id: "General",
    external_links: [], offers: [], data_source: "helsinki", publisher: "helsinki:kanslia", sub_events: [], images: [], videos: [],
    in_language: [{ "@id": `${at}/language/fi/` }, { "@id": `${at}/language/sv/` }], audience: [],
    created_time: start(0), last_modified_time: start(0), start_time: start(number), end_time: start(number, 2),
    ...empty("super_event date_published custom_data environmental_certificate environment audience_min_age audience_max_age"),
    ...empty("super_event_type maximum_attendee_capacity minimum_attendee_capacity enrolment_start_time enrolment_end_time"),
    ...empty("replaced_by description provider_contact_info info_url location_extra_info provider"),
    deleted: false, local: false,
    name: { fi: `Puistoilta ${number}`, sv: `Parkkväll ${number}`, en: `Evening in the park ${number}` },
    short_description: { fi: `<p>${words.fi}</p>`, sv: `<p>${words.sv}</p>`, en: `<p>${words.en}</p>` },
    "@id": `${at}/event/helsinki:${number}/`, "@context": "http://schema.org", "@type": "Event/LinkedEvent",
  });
  return pages(50, record, (data, page, last) => ({
    meta: { count: EVENTS, next: last ? null : `${at}/event/?page=${page + 1}&page_size=50`, previous: null }, data,
  }));
}

/** Each with its bodies, and how many events they bring: of a list that is read whole, a page of 50 is handed over. */
export const BACKENDS = [
  { profile: "directus", bodies: directus(), items: 50 },
  { profile: "linkedevents", bodies: linkedEvents(), items: EVENTS },
];
