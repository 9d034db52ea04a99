/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm test`: a first start need not wait for that.
  typescript: { ignoreBuildErrors: true },
  // Whatever else lies above the clone, this is the project.
  turbopack: { root: import.meta.dirname },
};

export default config;
