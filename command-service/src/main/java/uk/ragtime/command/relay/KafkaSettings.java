package uk.ragtime.command.relay;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Kafka is.
 *
 * @param bootstrapServers one or more {@code host:port}, separated by commas
 */
@ConfigurationProperties("ragtime.kafka")
public record KafkaSettings(@DefaultValue("127.0.0.1:19092") String bootstrapServers) {}
