package uk.ragtime.launcher.issuer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/** The running issuer. */
public final class Issuer implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private Issuer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * @throws IllegalArgumentException if the address is not of the loopback interface
   */
  public static Issuer start(IssuerSettings settings) {
    requireLoopback(settings.address());
    SpringApplication application = new SpringApplication(IssuerConfiguration.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setRegisterShutdownHook(false);
    application.setLogStartupInfo(false);
    application.setEnvironment(new SettingsOnly());
    application.setDefaultProperties(
        Map.of(
            "server.address", settings.address(),
            "server.port", settings.port(),
            // Cookies do not know ports: the portal on the same host has its own.
            "server.servlet.session.cookie.name", "ragtime-issuer",
            "server.servlet.session.cookie.same-site", "lax",
            "server.tomcat.threads.max", "8",
            "spring.jmx.enabled", "false"));
    application.addInitializers(context ->
        ((GenericApplicationContext) context).registerBean(IssuerSettings.class, () -> settings));
    return new Issuer(application.run());
  }

  /** Variables that a shell exports for other programs must not reconfigure the issuer. */
  private static final class SettingsOnly extends StandardEnvironment {
    @Override
    protected void customizePropertySources(MutablePropertySources sources) {}
  }

  private static void requireLoopback(String address) {
    try {
      if (!InetAddress.getByName(address).isLoopbackAddress()) {
        throw new IllegalArgumentException(
            "The local issuer signs in whoever asks, so it listens on the loopback interface only,"
                + " not on "
                + address
                + ".");
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("There is no address " + address + ".", e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
