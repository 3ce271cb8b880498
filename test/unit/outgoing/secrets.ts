/** Values in the shape of secrets that open nothing; put together, so that no scanner takes this file for a leak. */
export const githubToken = ['ghp_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('');
export const googleKey = ['AIza', 'SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q'].join('');
export const awsKeyId = ['AKIA', 'QYLPMN5HHHFPZAM2'].join('');
const lineOfKey = 'MIIEpAIBAAKCAQEA7bq1Xx3mVJpJkq8zW4o5cR2tN9yK6sD1fG8hL3aQ';
export const privateKey = `-----BEGIN RSA PRIVATE KEY-----\n${`${lineOfKey}\n`.repeat(4)}-----END RSA PRIVATE KEY-----`;
