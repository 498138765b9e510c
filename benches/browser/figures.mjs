// Prints the figures of benches: each as soon as it is known, and all of them in a table at the end.

const rows = [];

export function say(what, figure, limit = "") {
  rows.push({ what, figure, limit });
  console.error(`${what}: ${figure} ${limit}`);
}

export const printTable = () => console.table(rows);

/** Returns the least value that this share of the values does not exceed. */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1];
}

export const median = (values) => percentile(values, 0.5);

export const ms = (time) => `${time.toFixed(1)} ms`;

export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
