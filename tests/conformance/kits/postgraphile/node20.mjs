// PostGraphile 5 asks for Node 22 or newer. This is all that Node 20 lacks for what the kit uses.
Promise.withResolvers ??= function withResolvers() {
  const parts = {};
  parts.promise = new this((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
};
