package io.millrace.platform.engine;

import io.millrace.platform.security.Directory;
import io.millrace.platform.security.Person;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;

/**
 * To the engine, users are the members of the current actor's organization, groups are capabilities, and there is one
 * tenant: the organization itself. Nothing can be written and no password is checked; both is Keycloak's.
 */
class DirectoryIdentityProvider implements ReadOnlyIdentityProvider {

    private final Directory directory;

    DirectoryIdentityProvider(Directory directory) {
        this.directory = directory;
    }

    @Override
    public @Nullable User findUserById(String userId) {
        return CurrentActor.find()
                .flatMap(actor -> directory.person(userId))
                .map(DirectoryIdentityProvider::user)
                .orElse(null);
    }

    @Override
    public UserQuery createUserQuery() {
        return new Users();
    }

    @Override
    public UserQuery createUserQuery(CommandContext context) {
        return new Users();
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new BadUserRequestException("Native queries are not available");
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        return false;
    }

    @Override
    public @Nullable Group findGroupById(String groupId) {
        return group(groupId);
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new Groups();
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext context) {
        return new Groups();
    }

    @Override
    public @Nullable Tenant findTenantById(String tenantId) {
        return currentTenant().filter(tenant -> tenant.getId().equals(tenantId)).orElse(null);
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new Organizations();
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext context) {
        return new Organizations();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    private static User user(Person person) {
        var user = new UserEntity(person.id());
        user.setFirstName(person.firstName() == null ? person.username() : person.firstName());
        user.setLastName(person.lastName() == null ? "" : person.lastName());
        user.setEmail(person.email());
        return user;
    }

    private static Group group(String capability) {
        var group = new GroupEntity(capability);
        // Beside the capability itself, which tells whose they are.
        group.setName(TaskSubstitution.isGroup(capability) ? "and substitutes" : capability);
        group.setType("CAPABILITY");
        return group;
    }

    private static Optional<Tenant> currentTenant() {
        return CurrentActor.find().map(Actor::tenant).map(current -> {
            var tenant = new TenantEntity(current.alias());
            tenant.setName(current.name());
            return tenant;
        });
    }

    private static <T> List<T> page(Stream<T> all, @Nullable Page page) {
        return page == null
                ? all.toList()
                : all.skip(page.getFirstResult()).limit(page.getMaxResults()).toList();
    }

    /** The engine's {@code like} with its wildcard {@code %}, ignoring case. */
    private static boolean matches(@Nullable String wanted, @Nullable String pattern, @Nullable String value) {
        if (wanted != null) {
            return wanted.equals(value);
        }
        if (pattern == null) {
            return true;
        }
        String text = Objects.requireNonNullElse(value, "").toLowerCase(java.util.Locale.ROOT);
        String part = pattern.toLowerCase(java.util.Locale.ROOT).replace("%", "");
        return pattern.startsWith("%") ? text.contains(part) : text.startsWith(part);
    }

    private class Users extends UserQueryImpl {

        @Override
        public long executeCount(CommandContext context) {
            return found().count();
        }

        @Override
        public List<User> executeList(CommandContext context, @Nullable Page page) {
            return page(found().map(DirectoryIdentityProvider::user), page);
        }

        private Stream<Person> found() {
            if (CurrentActor.find().isEmpty()) {
                return Stream.empty();
            }
            Stream<Person> people = id != null
                    ? directory.person(id).stream()
                    : (groupId != null ? directory.holders(groupId) : directory.people()).stream();
            Set<String> wanted = ids == null ? Set.of() : Set.of(ids);
            return people.filter(person -> wanted.isEmpty() || wanted.contains(person.id()))
                    .filter(person -> matches(firstName, firstNameLike, person.firstName()))
                    .filter(person -> matches(lastName, lastNameLike, person.lastName()))
                    .filter(person -> matches(email, emailLike, person.email()))
                    .filter(person -> tenantId == null
                            || tenantId.equals(CurrentActor.require().tenant().alias()));
        }
    }

    private class Groups extends GroupQueryImpl {

        @Override
        public long executeCount(CommandContext context) {
            return found().count();
        }

        @Override
        public List<Group> executeList(CommandContext context, @Nullable Page page) {
            return page(found().map(DirectoryIdentityProvider::group), page);
        }

        private Stream<String> found() {
            Actor actor = CurrentActor.find().orElse(null);
            if (actor == null) {
                return Stream.empty();
            }
            if (userId == null) {
                return Stream.concat(Stream.ofNullable(id), ids == null ? Stream.empty() : Stream.of(ids));
            }
            Set<String> capabilities = userId.equals(actor.userId())
                    ? actor.capabilities()
                    : directory.capabilities(actor.tenant().id(), userId);
            return capabilities.stream()
                    .filter(capability -> id == null || id.equals(capability))
                    .sorted();
        }
    }

    private static class Organizations extends TenantQueryImpl {

        @Override
        public long executeCount(CommandContext context) {
            return found().count();
        }

        @Override
        public List<Tenant> executeList(CommandContext context, @Nullable Page page) {
            return page(found(), page);
        }

        private Stream<Tenant> found() {
            return currentTenant().stream()
                    .filter(tenant -> id == null || id.equals(tenant.getId()))
                    .filter(tenant -> ids == null || List.of(ids).contains(tenant.getId()));
        }
    }
}
