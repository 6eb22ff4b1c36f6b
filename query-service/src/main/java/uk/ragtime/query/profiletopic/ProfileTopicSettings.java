package uk.ragtime.query.profiletopic;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code ragtime.profile-topic}.
 *
 * @param enabled whether this instance takes part in publishing; if none does, nothing is published
 */
@ConfigurationProperties("ragtime.profile-topic")
record ProfileTopicSettings(@DefaultValue("true") boolean enabled) {}
