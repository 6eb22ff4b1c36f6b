package uk.ragtime.command.http;

import static org.springframework.http.MediaType.ALL;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import uk.ragtime.command.decision.Actor;
import uk.ragtime.command.decision.Principal;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.dispatch.Commands;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.seal.InstallationSecret;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.web.Caller;
import uk.ragtime.web.CorrelationId;
import uk.ragtime.web.OperatorRegistry;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.Violation;
import uk.ragtime.web.limit.Limits;
import uk.ragtime.web.limit.Permit;
import uk.ragtime.web.request.ParameterSource;
import uk.ragtime.web.security.CallerOfRequest;

/** Resolves the {@link CommandRequest} argument of endpoints. */
@Configuration(proxyBeanMethods = false)
class CommandRequestConfiguration implements WebMvcConfigurer, ParameterSource {
  private final Commands commands;
  private final OperatorRegistry operators;
  private final Limits limits;
  private final EdgeSecrets secrets;

  CommandRequestConfiguration(
      Commands commands, OperatorRegistry operators, Limits limits, InstallationSecret secret) {
    this.commands = commands;
    this.operators = operators;
    this.limits = limits;
    this.secrets = new EdgeSecrets(secret, new RandomSource());
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new Resolver());
  }

  /**
   * Answers are JSON, as problems are, whatever the Accept header says: a command cannot be refused
   * as not acceptable once it has been carried out.
   */
  @Override
  public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
    negotiation.ignoreAcceptHeader(true).defaultContentType(APPLICATION_JSON, ALL);
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.configureMessageConvertersList(all -> all.addFirst(new AnswerConverter()));
  }

  private final class Resolver implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == CommandRequest.class;
    }

    @Override
    public CommandRequest resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest webRequest,
        @Nullable WebDataBinderFactory binders) {
      HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
      if (request == null) {
        throw new IllegalStateException("endpoints are reached over HTTP");
      }
      Caller caller = CallerOfRequest.required();
      Principal principal =
          new Principal(
              Lookup.of(secrets.installation(), caller.issuer(), caller.subject()),
              operators.contains(caller));
      PartnershipCode partnership = partnership(request);
      CommandRequest commandRequest =
          new CommandRequest(
              commands,
              request,
              partnership,
              principal,
              limits,
              secrets,
              () -> RequestHeaders.of(request, correlation(request)));
      if (!parameter.hasParameterAnnotation(AuthorizedByEndpoint.class)) {
        // Before anything else of the request is validated: endpoints take this argument first.
        count(partnership, admitted(partnership, caller, principal));
        commandRequest.parseHeaders();
      }
      return commandRequest;
    }
  }

  /** Counts the look-up against the caller until membership is established. */
  private Actor admitted(PartnershipCode partnership, Caller caller, Principal principal) {
    try (Permit _ = limits.acquireForAdmission(caller)) {
      return commands.authorize(partnership, principal, new RequiredPermission.AnyMember());
    }
  }

  /** Commands are read from their path, headers and body. */
  @Override
  public List<String> parametersOf(MethodParameter argument) {
    return List.of();
  }

  @Override
  public boolean admitsCaller(MethodParameter argument) {
    return argument.getParameterType() == CommandRequest.class;
  }

  /** Requests of operators do not count against the partnership. */
  private void count(PartnershipCode partnership, Actor actor) {
    switch (actor) {
      case Actor.Member _ -> limits.countMember(partnership.value(), actor.id().value());
      case Actor.Operator _, Actor.Platform _ -> {}
    }
  }

  private static CorrelationId correlation(HttpServletRequest request) {
    return request.getAttribute(CorrelationId.class.getName()) instanceof CorrelationId known
        ? known
        : CorrelationId.acceptedOrNew(request.getHeader(CorrelationId.HEADER));
  }

  private static PartnershipCode partnership(HttpServletRequest request) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    String code = variables instanceof Map<?, ?> map ? String.valueOf(map.get("partnership")) : "";
    try {
      return new PartnershipCode(code);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new ProblemException(
          Problem.INVALID_PARAMETER,
          "partnership " + message,
          List.of(new Violation("partnership", "invalid", message)));
    }
  }
}
