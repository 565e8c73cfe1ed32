// The same jobs on a record per dose, with Dexie and with IndexedDB bare, and the adherence loops of JavaScript.

import Dexie from 'dexie';

/** One object per dose, as an app would keep it. */
export function events(history) {
  const all = [];
  for (const { medicine, planned, taken } of history) {
    for (let i = 0; i < planned.length; i += 1) {
      const skipped = Number.isNaN(taken[i]);
      all.push({
        id: crypto.randomUUID(),
        medicine,
        planned: planned[i],
        status: skipped ? 'skipped' : 'taken',
        taken: skipped ? undefined : taken[i],
        amount: '1',
        unit: 'tablet',
        recorded: skipped ? planned[i] : taken[i],
        by: 'Ana',
      });
    }
  }
  return all;
}

export const stores = {
  async dexie(all) {
    const db = new Dexie('bench-dexie', { chromeTransactionDurability: 'strict' });
    db.version(1).stores({ doses: 'id, medicine' });
    await db.open();
    const start = performance.now();
    await db.doses.bulkAdd(all);
    const stored = performance.now() - start;
    db.close();
    const again = performance.now();
    await db.open();
    const count = (await db.doses.toArray()).length;
    const opened = performance.now() - again;
    await db.delete();
    return { stored, opened, count };
  },

  async 'IndexedDB, a record per dose'(all) {
    const open = () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('bench-raw', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('doses', { keyPath: 'id' });
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    let db = await open();
    const start = performance.now();
    await new Promise((resolve, reject) => {
      const transaction = db.transaction('doses', 'readwrite', { durability: 'strict' });
      const store = transaction.objectStore('doses');
      for (const event of all) {
        store.add(event);
      }
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    const stored = performance.now() - start;
    db.close();
    const again = performance.now();
    db = await open();
    const rows = await new Promise((resolve) => {
      db.transaction('doses').objectStore('doses').getAll().onsuccess = ({ target }) =>
        resolve(target.result);
    });
    const opened = performance.now() - again;
    db.close();
    indexedDB.deleteDatabase('bench-raw');
    return { stored, opened, count: rows.length };
  },
};

/** One small strict put after another: what any durable log of a dose costs at least. */
export async function barePut() {
  const db = await new Promise((resolve) => {
    const request = indexedDB.open('bench-put', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('doses');
    request.onsuccess = () => resolve(request.result);
  });
  const put = (key) =>
    new Promise((resolve) => {
      const transaction = db.transaction('doses', 'readwrite', { durability: 'strict' });
      transaction.objectStore('doses').put(JSON.stringify({ key, at: Date.now(), status: 'taken' }), key);
      transaction.oncomplete = resolve;
    });
  return { put, close: () => db.close() };
}

/** The usual loop: planned doses day by day, each looked up among the events by its key. */
export function usualLoop(all, { times, from, days }) {
  const known = new Map(all.map((event) => [`${event.medicine}|${event.planned}`, event]));
  const medicines = [...new Set(all.map(({ medicine }) => medicine))];
  const now = Date.now();
  return medicines.map((medicine) => {
    const tally = { taken: 0, due: 0, skipped: 0, notRecorded: 0 };
    for (let day = 0; day < days; day += 1) {
      const date = new Date(from);
      date.setDate(date.getDate() + day);
      for (const time of times) {
        const [hours, minutes] = time.split(':').map(Number);
        const planned = new Date(
          date.getFullYear(),
          date.getMonth(),
          date.getDate(),
          hours,
          minutes,
        ).getTime();
        if (planned > now) {
          continue;
        }
        tally.due += 1;
        const event = known.get(`${medicine}|${planned}`);
        if (event === undefined) {
          tally.notRecorded += 1;
        } else if (event.status === 'taken') {
          tally.taken += 1;
        } else {
          tally.skipped += 1;
        }
      }
    }
    return tally;
  });
}

/** What is left when everything is known beforehand: sorted typed arrays side by side. */
export function bestLoop(history, instants) {
  return history.map(({ planned, taken }) => {
    const tally = { taken: 0, due: 0, skipped: 0, notRecorded: 0 };
    const now = Date.now();
    let at = 0;
    for (let i = 0; i < instants.length; i += 1) {
      const instant = instants[i];
      while (at < planned.length && planned[at] < instant) {
        at += 1;
      }
      if (instant > now && planned[at] !== instant) {
        continue;
      }
      tally.due += 1;
      if (planned[at] !== instant) {
        tally.notRecorded += 1;
      } else if (Number.isNaN(taken[at])) {
        tally.skipped += 1;
      } else {
        tally.taken += 1;
      }
    }
    return tally;
  });
}
