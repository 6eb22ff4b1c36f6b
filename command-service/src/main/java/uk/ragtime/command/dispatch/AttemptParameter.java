package uk.ragtime.command.dispatch;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;

/** Gives command handlers the {@link Attempt}. */
final class AttemptParameter implements ParameterResolverFactory, ParameterResolver<Attempt> {
  @Override
  public @Nullable ParameterResolver<Attempt> createInstance(
      Executable executable, Parameter[] parameters, int parameterIndex) {
    return parameters[parameterIndex].getType() == Attempt.class ? this : null;
  }

  @Override
  public Attempt resolveParameterValue(Message<?> message) {
    return Attempt.current();
  }

  @Override
  public boolean matches(Message<?> message) {
    return message instanceof CommandMessage;
  }
}
