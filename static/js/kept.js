// What waits on this device until the network is back. Read by pages and by the worker alike.
globalThis.kept = (() => {
  // Two journals may live below two paths of one address: each keeps what is its own.
  const scope = globalThis.document
    ? document.querySelector("[data-waiting]").dataset.scope
    : new URL(registration.scope).pathname;
  const name = scope === "/" ? "twitchlog" : `twitchlog ${scope}`;

  const opened = new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("entries", { keyPath: "place", autoIncrement: true });
      asked.result.createObjectStore("facts");
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

  async function within(store, mode, act) {
    const change = (await opened).transaction(store, mode, { durability: "strict" });
    const asked = act(change.objectStore(store));
    return new Promise((resolve, reject) => {
      change.oncomplete = () => resolve(asked.result);
      change.onabort = () => reject(change.error);
    });
  }

  return {
    name,
    /** In the order in which they were tapped. */
    entries: () => within("entries", "readonly", (store) => store.getAll()),
    keep: (entry) => within("entries", "readwrite", (store) => store.put(entry)),
    remove: (place) => within("entries", "readwrite", (store) => store.delete(place)),
    /** Whose journal this device writes into; undefined where nobody is signed in. */
    owner: () => within("facts", "readonly", (store) => store.get("owner")),
    setOwner: (owner) => within("facts", "readwrite", (store) => store.put(owner, "owner")),
    /** The hour at which that one's day begins. */
    dayStartsAt: () => within("facts", "readonly", (store) => store.get("dayStartsAt")),
    setDayStartsAt: (hour) => within("facts", "readwrite", (store) => store.put(hour, "dayStartsAt")),
  };
})();
