package io.millrace.platform.engine;

import io.millrace.platform.engine.check.Expressions;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ProcessEngineElContext;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ExpressionFactory;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Expressions of models see process variables, our service-task beans by name, and a few methods of plain values; those of
 * queries and stored filters see functions alone. What an expression holds is judged when it is made, what it reaches when
 * it is evaluated. The engine's own manager would resolve every Spring bean and call any method on any object, which makes
 * deploying a model, or storing a filter, the same as running code.
 */
class AllowListExpressionManager extends JuelExpressionManager {

    private final ListableBeanFactory beanFactory;

    AllowListExpressionManager(ListableBeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    /** @throws ProcessEngineException for an expression that holds what the deployment check would refuse */
    @Override
    public ValueExpression createValueExpression(String expression) {
        Expressions.danger(expression).ifPresent(danger -> {
            throw new ProcessEngineException("The expression %s can't be used: %s".formatted(expression, danger));
        });
        return super.createValueExpression(expression);
    }

    /** @param variables none for a query's expression, as there is nothing that it could be about */
    @Override
    protected ProcessEngineElContext createElContext(@Nullable VariableScope variables) {
        if (variables != null) {
            return super.createElContext(variables);
        }
        ensureInitialized();
        var context = new ProcessEngineElContext(functionMapper, new NothingResolver());
        context.putContext(ExpressionFactory.class, expressionFactory);
        return context;
    }

    @Override
    protected ELResolver createElResolver() {
        var resolver = new CompositeELResolver();
        resolver.add(new EngineObjectsRefused());
        // Before the variables: nobody puts another value in the place of a service task.
        resolver.add(new ServiceTaskResolver());
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new ArrayELResolver(true));
        resolver.add(new ListELResolver(true));
        resolver.add(new MapELResolver(true));
        resolver.add(new PlainValueResolver());
        return resolver;
    }

    private static boolean isPlain(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Double
                || value instanceof BigDecimal
                || value instanceof Date
                || value instanceof Temporal
                || value instanceof Enum<?>
                || value instanceof Collection<?>
                || value instanceof Map<?, ?>;
    }

    /** A resolver that only reads. */
    private abstract static class ReadOnlyResolver extends ELResolver {
        @Override
        public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
            return null;
        }

        @Override
        public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {}

        @Override
        public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
            return true;
        }

        @Override
        public @Nullable Iterator<java.beans.FeatureDescriptor> getFeatureDescriptors(
                ELContext context, @Nullable Object base) {
            return null;
        }

        @Override
        public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
            return null;
        }
    }

    /** Leaves functions and literals. */
    private static class NothingResolver extends ReadOnlyResolver {
        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
            throw new ProcessEngineException("Queries may only use functions, not '%s'".formatted(property));
        }

        @Override
        public @Nullable Object invoke(
                ELContext context,
                @Nullable Object base,
                Object method,
                Class<?> @Nullable [] types,
                Object @Nullable [] arguments) {
            return getValue(context, base, method);
        }
    }

    private static class EngineObjectsRefused extends ReadOnlyResolver {
        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
            if (base == null && Expressions.isEngineObject(String.valueOf(property))) {
                throw new ProcessEngineException("Expressions may not use '" + property + "'");
            }
            return null;
        }
    }

    private class ServiceTaskResolver extends ReadOnlyResolver {
        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
            String name = String.valueOf(property);
            if (base != null || !beanFactory.containsBean(name) || !beanFactory.isTypeMatch(name, ServiceTask.class)) {
                return null;
            }
            context.setPropertyResolved(true);
            ServiceTask<?, ?> task = beanFactory.getBean(name, ServiceTask.class);
            return new ServiceTaskDelegate<>(task);
        }
    }

    /** The listed methods of plain values, so that a model may ask {@code ${country.startsWith('D')}}; no properties. */
    private static class PlainValueResolver extends BeanELResolver {
        PlainValueResolver() {
            super(true);
        }

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
            if (base == null) {
                return null;
            }
            throw refused(base, property);
        }

        @Override
        public @Nullable Object invoke(
                ELContext context,
                @Nullable Object base,
                Object method,
                Class<?> @Nullable [] types,
                Object @Nullable [] arguments) {
            if (base != null && !(isPlain(base) && Expressions.mayCall(String.valueOf(method)))) {
                throw refused(base, method);
            }
            return super.invoke(context, base, method, types, arguments);
        }

        private static ProcessEngineException refused(Object base, Object property) {
            return new ProcessEngineException("Expressions may not use '%s' of a %s"
                    .formatted(property, base.getClass().getSimpleName()));
        }
    }
}
