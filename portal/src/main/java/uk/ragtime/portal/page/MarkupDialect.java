package uk.ragtime.portal.page;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.standard.expression.StandardExpressions;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * {@code rt:markup="${…}"} makes a {@link Markup} the body of an element. Templates have no other
 * way to send HTML as it is, and anything that is no such markup is refused.
 */
@Component
final class MarkupDialect extends AbstractProcessorDialect {

  /** The same as of a text. */
  private static final int PRECEDENCE = 1300;

  MarkupDialect() {
    super("markup", "rt", StandardDialect.PROCESSOR_PRECEDENCE);
  }

  @Override
  public Set<IProcessor> getProcessors(String dialectPrefix) {
    return Set.of(new Body(dialectPrefix));
  }

  private static final class Body extends AbstractAttributeTagProcessor {
    Body(String prefix) {
      super(TemplateMode.HTML, prefix, null, false, "markup", true, PRECEDENCE, true);
    }

    @Override
    protected void doProcess(
        ITemplateContext context,
        IProcessableElementTag tag,
        AttributeName attribute,
        String expression,
        IElementTagStructureHandler handler) {
      Object value =
          StandardExpressions.getExpressionParser(context.getConfiguration())
              .parseExpression(context, expression)
              .execute(context);
      if (!(value instanceof Markup markup)) {
        throw new IllegalArgumentException("no markup: " + expression);
      }
      handler.setBody(markup.toString(), false);
    }
  }
}
