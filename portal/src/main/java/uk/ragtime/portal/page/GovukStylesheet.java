package uk.ragtime.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformer;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Serves govuk-frontend's stylesheet without the parts reserved for GOV.UK: its typeface, licensed
 * for that domain only, and the crest. The system's typeface replaces it.
 */
final class GovukStylesheet implements ResourceTransformer {

  private static final String SYSTEM_FONT = "var(--font)";

  @Override
  public Resource transform(
      HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
      throws IOException {
    Resource before = chain.transform(request, resource);
    String name = before.getFilename();
    if (name == null || !name.startsWith("govuk-frontend")) {
      return before;
    }
    String css = before.getContentAsString(StandardCharsets.UTF_8);
    return new TransformedResource(before, neutral(css).getBytes(StandardCharsets.UTF_8));
  }

  static String neutral(String css) {
    return css.replaceAll("@font-face\\{[^}]*\\}", "")
        .replaceAll("font-family:GDS Transport,arial,sans-serif", "font-family:" + SYSTEM_FONT)
        .replaceAll("font-family:sans-serif", "font-family:" + SYSTEM_FONT)
        .replaceAll("url\\(/assets/images/[^)]*\\)", "none")
        .replaceAll("/\\*# sourceMappingURL=[^*]*\\*/", "");
  }
}
