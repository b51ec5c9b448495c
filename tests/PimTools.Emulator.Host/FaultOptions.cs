using System;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace PimTools.Emulator.Host;

/// <summary>Sets the faults that the query of a call names; all others stay as they are.</summary>
internal static class FaultOptions
{
    /// <exception cref="FormatException">An option is unknown, or its value cannot be read.</exception>
    public static void Set(EmulatorFaults faults, IQueryCollection options)
    {
        foreach (var (name, values) in options)
        {
            foreach (var value in values)
                Set(faults, name, value ?? "");
        }
    }

    private static void Set(EmulatorFaults faults, string name, string value)
    {
        switch (name)
        {
            case "throttle":
                faults.ThrottleRate = double.Parse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
                break;
            case "retryAfter":
                faults.RetryAfter = DurationText.Parse(value);
                break;
            case "latency":
                faults.Latency = DurationText.Parse(value);
                break;
            case "lock":
                faults.LockedScopes.Add(value);
                break;
            case "foreign":
                faults.ForeignSubscriptions.Add(value);
                break;
            case "keepGranted":
                faults.KeepsGranted = Flag(value);
                break;
            case "challengeAzure":
                faults.ChallengesAzureChanges = Flag(value);
                break;
            case "disallowAzure":
                faults.DisallowsAzureChanges = Flag(value);
                break;
            case "denyGroups":
                faults.DeniesGroups = Flag(value);
                break;
            case "fail":
                faults.Add(Failure(value));
                break;
            default:
                throw new FormatException($"The fault {name} is not known.");
        }
    }

    private static bool Flag(string value) => bool.TryParse(value, out var flag) ? flag : throw new FormatException($"'{value}' is neither true nor false.");

    /// <summary>A status and a part of the address that it answers once, such as <c>503 roleDefinitions</c>.</summary>
    private static EmulatedFault Failure(string text)
    {
        var cut = text.IndexOf(' ', StringComparison.Ordinal);
        var status = (HttpStatusCode)int.Parse(cut < 0 ? text : text[..cut], NumberStyles.None, CultureInfo.InvariantCulture);
        return EmulatedFault.Answer(status) with { Path = cut < 0 ? null : text[(cut + 1)..] };
    }
}
