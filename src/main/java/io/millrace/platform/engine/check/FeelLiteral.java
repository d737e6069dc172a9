package io.millrace.platform.engine.check;

import camundajar.impl.scala.Product;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Optional;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstDate;
import org.camunda.feel.syntaxtree.ConstDateTime;
import org.camunda.feel.syntaxtree.ConstLocalDateTime;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Exp;

/** Values that are written out. */
final class FeelLiteral {

    private FeelLiteral() {}

    static boolean isNull(Exp expression) {
        return expression instanceof Product product && product.productPrefix().equals("ConstNull");
    }

    /** A String, a BigDecimal that equals all of the same amount, a Boolean, or a date of java.time; empty for the rest. */
    static Optional<Object> of(Exp expression) {
        if (expression instanceof ConstString text) {
            return Optional.of(text.value());
        }
        if (expression instanceof ConstNumber number) {
            return Optional.of(number.value().bigDecimal().stripTrailingZeros());
        }
        if (expression instanceof ArithmeticNegation negative && negative.x() instanceof ConstNumber number) {
            BigDecimal amount = number.value().bigDecimal().negate();
            return Optional.of(amount.stripTrailingZeros());
        }
        if (expression instanceof ConstBool truth) {
            return Optional.of(truth.value());
        }
        if (expression instanceof ConstDate date) {
            return Optional.of(date.value());
        }
        if (expression instanceof ConstDateTime moment) {
            return Optional.of(moment.value());
        }
        if (expression instanceof ConstLocalDateTime moment) {
            LocalDateTime value = moment.value();
            // Beyond these, calculating with dates may leave what Java can say.
            return value.getYear() >= 0 && value.getYear() <= 9999 ? Optional.of(value) : Optional.empty();
        }
        return Optional.empty();
    }
}
