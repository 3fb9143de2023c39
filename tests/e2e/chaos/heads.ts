// Where one request ends and the next begins on a connection. Browsers do not send the next before the answer is there.

/** The head of a request. */
export interface Head {
  method: string;
  path: string;
  headers: Map<string, string>;
  /** Bytes of head and body. */
  length: number;
  /** Bytes of the head, the empty line included. */
  headLength: number;
}

/** The head that these bytes begin with, if it is whole. */
export function headOf(bytes: Buffer): Head | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [first = "", ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const [method = "", path = ""] = first.split(" ");
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  const headLength = end + 4;
  return { method, path, headers, headLength, length: headLength + Number(headers.get("content-length") ?? 0) };
}
