/** The fields of a protobuf message (https://protobuf.dev/programming-guides/encoding/) by their numbers, each as often as it stands there. */
export type Message = ReadonlyMap<number, readonly ProtoValue[]>;

/** Varints and fixed numbers as their bits, and whatever has a length as its bytes. */
export type ProtoValue = bigint | Uint8Array;

/** Bytes that are no protobuf message. */
export class BrokenMessage extends Error {
  override readonly name = 'BrokenMessage';
}

/** Reads a message. Throws {@link BrokenMessage}. */
export function readMessage(bytes: Uint8Array): Message {
  const fields = new Map<number, ProtoValue[]>();
  const cursor = { bytes, at: 0 };
  while (cursor.at < bytes.length) {
    const tag = readVarint(cursor);
    const value = readValue(cursor, Number(tag & 7n));
    const number = Number(tag >> 3n);
    const known = fields.get(number);
    if (known) known.push(value);
    else fields.set(number, [value]);
  }
  return fields;
}

interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

function readValue(cursor: Cursor, wire: number): ProtoValue {
  switch (wire) {
    case 0:
      return readVarint(cursor);
    case 1:
      return take(cursor, 8);
    case 2:
      return take(cursor, Number(readVarint(cursor)));
    case 5:
      return take(cursor, 4);
    default:
      throw new BrokenMessage(`there is no wire type ${wire}`);
  }
}

const LONGEST_VARINT = 10;

function readVarint(cursor: Cursor): bigint {
  let value = 0n;
  for (let place = 0; place < LONGEST_VARINT; place++) {
    const byte = cursor.bytes[cursor.at++];
    if (byte === undefined) throw new BrokenMessage('it ends within a number');
    value |= BigInt(byte & 0x7f) << BigInt(7 * place);
    if (byte < 0x80) return BigInt.asUintN(64, value);
  }
  throw new BrokenMessage('a number is too long');
}

function take(cursor: Cursor, length: number): Uint8Array {
  const start = cursor.at;
  if (length > cursor.bytes.length - start) throw new BrokenMessage('it ends within a field');
  cursor.at += length;
  return cursor.bytes.subarray(start, cursor.at);
}

/** A number that is not negative; 0 where the field is absent. Throws {@link BrokenMessage} for one of another form or beyond what is exact. */
export function uintOf(message: Message, field: number): number {
  const value = lastOf(message, field);
  if (value === undefined) return 0;
  if (typeof value !== 'bigint') throw new BrokenMessage(`field ${field} is no number`);
  return exact(value, field);
}

/** A number of `int32` or `int64`, which are negative by two's complement. */
export function intOf(message: Message, field: number): number {
  const value = lastOf(message, field);
  if (value === undefined) return 0;
  if (typeof value !== 'bigint') throw new BrokenMessage(`field ${field} is no number`);
  return exact(BigInt.asIntN(64, value), field);
}

/** An `int64` of any size, as text; null where it is absent. */
export function longOf(message: Message, field: number): string | null {
  const value = lastOf(message, field);
  if (value === undefined) return null;
  if (typeof value !== 'bigint') throw new BrokenMessage(`field ${field} is no number`);
  return BigInt.asIntN(64, value).toString();
}

function exact(value: bigint, field: number): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new BrokenMessage(`field ${field} is too large`);
  return number;
}

/** Whether a switch is on. */
export function boolOf(message: Message, field: number): boolean {
  return uintOf(message, field) !== 0;
}

/** Bytes of a field; none where it is absent. */
export function bytesOf(message: Message, field: number): Uint8Array {
  const value = lastOf(message, field) ?? new Uint8Array();
  if (typeof value === 'bigint') throw new BrokenMessage(`field ${field} has no length`);
  return value;
}

/** A text; empty where the field is absent. */
export function textOf(message: Message, field: number): string {
  return textOfBytes(bytesOf(message, field), field);
}

function textOfBytes(bytes: Uint8Array, field: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BrokenMessage(`field ${field} is not UTF-8`);
  }
}

/** A `float`; `absent` where there is none. */
export function floatOf(message: Message, field: number, absent = 0): number {
  const value = lastOf(message, field);
  if (value === undefined) return absent;
  if (typeof value === 'bigint' || value.length !== 4) {
    throw new BrokenMessage(`field ${field} is no float`);
  }
  return roundedFloat(viewOf(value).getFloat32(0, true));
}

/** A list of `float`, packed or not. */
export function floatsOf(message: Message, field: number): number[] {
  return (message.get(field) ?? []).flatMap((value) => {
    if (typeof value === 'bigint' || value.length % 4 !== 0) {
      throw new BrokenMessage(`field ${field} is no list of floats`);
    }
    const view = viewOf(value);
    const count = value.length / 4;
    return Array.from({ length: count }, (_, place) =>
      roundedFloat(view.getFloat32(4 * place, true)),
    );
  });
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The shortest decimal that gives the same 32 bits: 0.9 rather than 0.8999999761581421. */
function roundedFloat(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

/** Messages within a message, in order. */
export function messagesOf(message: Message, field: number): Message[] {
  return (message.get(field) ?? []).map((value) => {
    if (typeof value === 'bigint') throw new BrokenMessage(`field ${field} is no message`);
    return readMessage(value);
  });
}

/** A message within a message; null where it is absent. */
export function messageOf(message: Message, field: number): Message | null {
  return messagesOf(message, field).at(-1) ?? null;
}

/** Whether a field is there at all. */
export function hasField(message: Message, field: number): boolean {
  return message.has(field);
}

/** Of a field that may stand once, the last counts. */
function lastOf(message: Message, field: number): ProtoValue | undefined {
  return message.get(field)?.at(-1);
}
