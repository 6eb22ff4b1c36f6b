package uk.ragtime.portal.kept;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.context.IWebContext;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.model.IStandaloneElementTag;
import org.thymeleaf.model.IText;
import org.unbescape.html.HtmlEscape;

/** Replaces the values of a form's fields by those that were kept. One serves one page. */
public final class KeptFormFiller extends AbstractTemplateHandler {
  private static final Set<String> CHOICES = Set.of("radio", "checkbox");
  private static final Set<String> UNTOUCHED = Set.of("submit", "button", "image", "file");

  private static final String SIGN_OUT = "/sign-out";

  private @Nullable KeptForm kept;
  private String contextPath = "";

  /** How many fields of a name have been passed, for names that several share. */
  private final Map<String, Integer> passed = new HashMap<>();

  private boolean inForm;
  private boolean inText;
  private @Nullable String select;

  @Override
  public void setContext(ITemplateContext context) {
    super.setContext(context);
    if (context instanceof IWebContext web
        && web.getExchange().getAttributeValue(KeptForms.SHOWN) instanceof KeptForm shown) {
      kept = shown;
      String path = web.getExchange().getRequest().getApplicationPath();
      contextPath = path == null ? "" : path;
    }
  }

  @Override
  public void handleOpenElement(IOpenElementTag tag) {
    KeptForm shown = kept;
    if (shown == null) {
      super.handleOpenElement(tag);
      return;
    }
    switch (tag.getElementCompleteName()) {
      case "form" -> {
        inForm = isOf(shown, tag);
        super.handleOpenElement(tag);
      }
      case "select" -> {
        select = inForm ? tag.getAttributeValue("name") : null;
        super.handleOpenElement(tag);
      }
      case "option" -> super.handleOpenElement(option(tag, shown));
      case "textarea" -> {
        super.handleOpenElement(tag);
        String text = inForm ? next(tag, shown) : null;
        if (text != null) {
          inText = true;
          super.handleText(
              getContext().getModelFactory().createText(HtmlEscape.escapeHtml4Xml("\n" + text)));
        }
      }
      default -> super.handleOpenElement(tag);
    }
  }

  @Override
  public void handleCloseElement(ICloseElementTag tag) {
    switch (tag.getElementCompleteName()) {
      case "form" -> inForm = false;
      case "select" -> select = null;
      case "textarea" -> inText = false;
      default -> {}
    }
    super.handleCloseElement(tag);
  }

  @Override
  public void handleText(IText text) {
    if (!inText) {
      super.handleText(text);
    }
  }

  @Override
  public void handleStandaloneElement(IStandaloneElementTag tag) {
    KeptForm shown = kept;
    super.handleStandaloneElement(
        shown != null && inForm && tag.getElementCompleteName().equals("input")
            ? input(tag, shown)
            : tag);
  }

  /** Whether a form is sent where the kept one was, or leads there from the nearest page. */
  private boolean isOf(KeptForm shown, IOpenElementTag form) {
    String action = form.getAttributeValue("action");
    if (!"post".equalsIgnoreCase(form.getAttributeValue("method")) || action == null) {
      return false;
    }
    return shown.action().equals(KeptForms.LANGUAGE)
        ? KeptForms.ENTRY.equals(form.getAttributeValue("id"))
        : isSentTo(shown, HtmlEscape.unescapeHtml(action));
  }

  private boolean isSentTo(KeptForm shown, String action) {
    return shown.nearest()
        ? !action.equals(contextPath + SIGN_OUT)
        : action.equals(contextPath + shown.action());
  }

  private IStandaloneElementTag input(IStandaloneElementTag tag, KeptForm shown) {
    String name = tag.getAttributeValue("name");
    String type = tag.getAttributeValue("type");
    if (name == null || name.startsWith("_") || UNTOUCHED.contains(type == null ? "" : type)) {
      return tag;
    }
    if (CHOICES.contains(type == null ? "" : type)) {
      return marked(tag, "checked", values(name, shown).contains(value(tag)));
    }
    String value = next(tag, shown);
    return value == null
        ? tag
        : getContext()
            .getModelFactory()
            .setAttribute(tag, "value", HtmlEscape.escapeHtml4Xml(value));
  }

  private IOpenElementTag option(IOpenElementTag tag, KeptForm shown) {
    String name = select;
    return name == null || !shown.fields().containsKey(name)
        ? tag
        : marked(tag, "selected", values(name, shown).contains(value(tag)));
  }

  private <T extends IProcessableElementTag> T marked(T tag, String attribute, boolean set) {
    return set
        ? getContext().getModelFactory().setAttribute(tag, attribute, attribute)
        : getContext().getModelFactory().removeAttribute(tag, attribute);
  }

  private static String value(IProcessableElementTag tag) {
    String value = tag.getAttributeValue("value");
    return value == null ? "on" : HtmlEscape.unescapeHtml(value);
  }

  /** The value for the next field of its name; null if none was sent. */
  private @Nullable String next(IProcessableElementTag tag, KeptForm shown) {
    String name = tag.getAttributeValue("name");
    if (name == null) {
      return null;
    }
    List<String> values = values(name, shown);
    int at = passed.merge(name, 1, Integer::sum) - 1;
    return at < values.size() ? values.get(at) : null;
  }

  private static List<String> values(String name, KeptForm shown) {
    return shown.fields().getOrDefault(name, List.of());
  }
}
