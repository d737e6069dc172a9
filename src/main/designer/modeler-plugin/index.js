// Copied with client.js into the folder resources/plugins/millrace of the Camunda Modeler.
module.exports = { name: 'Millrace', script: './client.js' };
