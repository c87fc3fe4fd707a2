/** Puts custom states on an element, or takes them off: what CSS sees as `:state(name)`. */
export function setStates({ states }: ElementInternals, now: Readonly<Record<string, boolean>>): void {
  for (const [name, on] of Object.entries(now))
    if (on) states.add(name);
    else states.delete(name);
}
