// What docs/designing.md promises of every model and a look at one element can tell. Whether beans, forms and variables
// exist is the deployment check's to say.
module.exports = {
  configs: {
    recommended: {
      rules: {
        'bean-or-worker': 'error',
        'business-error-code': 'error',
        'gateway-answers': 'error',
        'no-code': 'error',
        'process-name': 'error',
        'user-task-capability': 'error',
        'user-task-due-date': 'error'
      }
    }
  }
};
