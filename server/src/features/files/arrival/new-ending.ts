/** A name whose file has become one of another type; without an ending, the type has stayed. */
export const newEnding = (name: string, ending: string): string => {
  if (ending === '' || name.toLowerCase().endsWith(`.${ending}`)) return name;
  const stem = name.replace(/\.[^.]{1,16}$/, '') || name;
  return `${stem}.${ending}`;
};
