// Joins Camunda's webapps with Millrace's sign-in: the organization in the header, a sign-out that ends the session at
// Keycloak too, and a new sign-in when the session has ended.

const session = fetch('/session').then(answer => (answer.ok ? answer.json() : null));

function organizationItem({ organization, organizations }) {
  const item = document.createElement('li');
  item.className = 'millrace-organization';
  if (organizations > 1) {
    const link = document.createElement('a');
    link.href = '/organizations';
    link.title = 'Switch to another organization';
    link.textContent = organization;
    item.append(link);
  } else {
    const name = document.createElement('span');
    name.textContent = organization;
    item.append(name);
  }
  return item;
}

async function signOut() {
  const current = await session;
  if (!current) {
    location.assign('/');
    return;
  }
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/logout';
  const token = document.createElement('input');
  token.type = 'hidden';
  token.name = current.csrf.name;
  token.value = current.csrf.value;
  form.append(token);
  document.body.append(form);
  form.submit();
}

// The webapps would show a sign-in form of their own, which nobody has a password for.
function signInAgain() {
  if (location.hash.startsWith('#/login')) {
    location.assign(location.pathname);
  }
}

document.addEventListener(
  'click',
  event => {
    if (event.target.closest('.account .logout')) {
      event.preventDefault();
      event.stopPropagation();
      signOut();
    }
  },
  true
);
window.addEventListener('hashchange', signInAgain);
signInAgain();

session.then(current => {
  if (!current || !current.organization) {
    return;
  }
  const show = () => {
    const account = document.querySelector('.app-menu .account');
    if (account && !document.querySelector('.millrace-organization')) {
      account.before(organizationItem(current));
    }
  };
  // The header is drawn by the webapp, sooner or later than this runs, and drawn again at times.
  new MutationObserver(show).observe(document.body, { childList: true, subtree: true });
  show();
});
