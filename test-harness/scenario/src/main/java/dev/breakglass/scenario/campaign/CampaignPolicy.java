package dev.breakglass.scenario.campaign;

import dev.breakglass.dsl.model.Policy;
import dev.breakglass.scenario.play.LoadedPolicy;

/**
 * The policy that a campaign is about.
 *
 * @param text what it says
 * @param loaded what decides by it
 * @param path where it lies, in the words of a scenario that is written out: relative to that file
 */
public record CampaignPolicy(Policy text, LoadedPolicy loaded, String path) {}
