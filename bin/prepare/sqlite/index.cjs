// Version 12 is the last for Node 20; from Node 24.19 on it can end the process whenever something of it is cleaned up. Version 13 wants
// Node 22, and brings its binary along for the usual machines.
module.exports = newest() ?? require('better-sqlite3-12');

function newest() {
  if (Number.parseInt(process.versions.node, 10) < 22) return null;
  const Database = require('better-sqlite3-13');
  try {
    new Database(':memory:').close();
    return Database;
  } catch {
    return null;
  }
}
