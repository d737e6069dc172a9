import '/millrace-webapps.js';

export default {
  app: { name: 'Cockpit', vendor: 'Millrace' },
  disableWelcomeMessage: true
};
