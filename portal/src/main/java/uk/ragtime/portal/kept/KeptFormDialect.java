package uk.ragtime.portal.kept;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/** Fills in what was kept on whatever page the form is, without the page's knowing. */
@Component
final class KeptFormDialect implements IPostProcessorDialect {

  /** Behind everything else: it works on the page as it is sent. */
  private static final int LAST = Integer.MAX_VALUE;

  @Override
  public String getName() {
    return "kept-form";
  }

  @Override
  public int getDialectPostProcessorPrecedence() {
    return LAST;
  }

  @Override
  public Set<IPostProcessor> getPostProcessors() {
    return Set.of(new PostProcessor(TemplateMode.HTML, KeptFormFiller.class, LAST));
  }
}
