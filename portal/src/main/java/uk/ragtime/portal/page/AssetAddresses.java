package uk.ragtime.portal.page;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * Addresses of stylesheets and other files, with their content in the name. Asked for by the layout
 * alone: a filter that looks for files among all links took a third of a large page's time.
 */
public final class AssetAddresses {
  private final ResourceUrlProvider files;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  AssetAddresses(ResourceUrlProvider files) {
    this.files = files;
  }

  /**
   * Address of a file, without the path under which the portal is served.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public String versioned(String file) {
    return known.computeIfAbsent(
        file,
        path -> {
          String address = files.getForLookupPath("/assets/" + path);
          if (address == null) {
            throw new IllegalArgumentException("There is no file " + path);
          }
          return address;
        });
  }
}
