/** For whom and until when in, a certificate that its own key signs, with that key, out: made on the spot. */
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';

export interface Certificate {
  /** PEM, as `https.createServer` and `NODE_EXTRA_CA_CERTS` take it. */
  readonly cert: string;
  readonly key: string;
}

export interface CertificateWishes {
  /** The host that it is good for: a name or an IPv4 address. */
  readonly host: string;
  readonly from: Date;
  readonly until: Date;
}

const tag = { integer: 2, bits: 3, bytes: 4, oid: 6, text: 12, time: 23, sequence: 0x30, set: 0x31 } as const;
const named = { name: 0x82, address: 0x87 } as const;

/** X.509 in DER, RFC 5280: no more of it than a TLS server needs. */
export function selfSigned({ host, from, until }: CertificateWishes): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signature = sequence(oid('2a8648ce3d040302'));
  // A name of its own, by which it is found among those that are trusted.
  const name = sequence(der(tag.set, sequence(oid('550403'), der(tag.text, Buffer.from(randomUUID())))));
  const alternative = isIPv4(host)
    ? der(named.address, Buffer.from(host.split('.').map(Number)))
    : der(named.name, Buffer.from(host));
  const body = sequence(
    // The third version, counted from 0.
    der(0xa0, der(tag.integer, Buffer.from([2]))),
    der(tag.integer, Buffer.from([1])),
    signature,
    name,
    sequence(time(from), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(sequence(oid('551d11'), der(tag.bytes, sequence(alternative))))),
  );
  const signed = sequence(body, signature, der(tag.bits, Buffer.from([0]), sign('sha256', body, privateKey)));
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${signed.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(tag.sequence, ...parts);
}

function oid(hex: string): Buffer {
  return der(tag.oid, Buffer.from(hex, 'hex'));
}

/** Years from 1950 to 2049. */
function time(date: Date): Buffer {
  return der(tag.time, Buffer.from(`${date.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`));
}

function der(type: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([type, ...size]), content]);
}
