import type { Db, Queryable } from './database.ts';

/** Questions of one kind that are on their way at once; who comes meanwhile goes with the next. */
const atOnce = 2;
/** Answers asked for in one statement, where nothing else is said. */
const usualMost = 200;

interface Waiting<Key, Value> {
  key: Key;
  done: (value: Value) => void;
  failed: (error: unknown) => void;
}

/**
 * Asks for many what is asked for one at a time: what comes while two such statements are on their way waits and goes as
 * one. A crowd that connects at once costs few statements, and who comes alone waits for nobody. An answer is always from
 * after the question.
 */
export const gather = <Key, Value>(
  ask: (db: Queryable, keys: Key[]) => Promise<(key: Key) => Value>,
  most = usualMost,
): ((db: Db, key: Key) => Promise<Value>) => {
  const desks = new WeakMap<Db, { queue: Waiting<Key, Value>[]; underWay: number }>();
  const serve = async (db: Db): Promise<void> => {
    const desk = desks.get(db);
    if (!desk || desk.underWay >= atOnce || desk.queue.length === 0) return;
    desk.underWay++;
    const some = desk.queue.splice(0, most);
    try {
      const valueOf = await ask(
        db,
        some.map(({ key }) => key),
      );
      for (const { key, done } of some) done(valueOf(key));
    } catch (error) {
      for (const { failed } of some) failed(error);
    } finally {
      desk.underWay--;
    }
    void serve(db);
  };
  return (db, key) => {
    let desk = desks.get(db);
    if (!desk) desks.set(db, (desk = { queue: [], underWay: 0 }));
    const { queue } = desk;
    return new Promise((done, failed) => {
      queue.push({ key, done, failed });
      void serve(db);
    });
  };
};
