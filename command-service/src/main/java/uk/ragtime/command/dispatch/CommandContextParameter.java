package uk.ragtime.command.dispatch;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** Resolves the {@link CommandContext} parameter of command handlers. */
final class CommandContextParameter
    implements ParameterResolverFactory, ParameterResolver<CommandContext> {
  @Override
  public @Nullable ParameterResolver<CommandContext> createInstance(
      Executable executable, Parameter[] parameters, int parameterIndex) {
    return parameters[parameterIndex].getType() == CommandContext.class ? this : null;
  }

  @Override
  public CommandContext resolveParameterValue(Message<?> message) {
    return CommandContext.current();
  }

  @Override
  public boolean matches(Message<?> message) {
    return message instanceof CommandMessage;
  }
}
