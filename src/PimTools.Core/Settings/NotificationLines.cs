using System;
using System.Collections.Generic;
using System.Linq;
using PimTools.Text;

namespace PimTools.Settings;

/// <summary>Reads the lines in which a setting tells its mails, such as <c>approvers: Critical to default recipients, soc@contoso.com</c>.</summary>
internal static class NotificationLines
{
    private const string Default = "default recipients";
    private const string Nobody = "nobody";

    private static readonly string[] Parts = { ": ", " to " };

    private static readonly Dictionary<string, PimNotificationRecipient> Recipients = new(StringComparer.OrdinalIgnoreCase)
    {
        ["administrators"] = PimNotificationRecipient.Administrator,
        ["requestor"] = PimNotificationRecipient.Requestor,
        ["approvers"] = PimNotificationRecipient.Approver,
    };

    /// <summary>Reads the change that each line asks for.</summary>
    /// <exception cref="PimException">A line cannot be read (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static IEnumerable<PimNotificationChange> Read(PimNotificationEvent occasion, IEnumerable<string> lines) => lines.Where(IsTold).Select(line =>
    {
        var parts = line.Split(Parts, 3, StringSplitOptions.None);
        if (parts.Length != 3 || !Recipients.TryGetValue(parts[0], out var to) || EnumWord.Read<PimNotificationLevel>(parts[1]) is not { } level)
        {
            throw new PimException(PimErrorCode.InvalidParameter, $"'{line}' does not tell the mails of a setting.")
            {
                Remedy = "Read the setting anew, or change the mails with -Notification.",
                TargetObject = line,
            };
        }

        var names = parts[2].Split(',').Select(name => name.Trim()).ToList();
        return new PimNotificationChange
        {
            Event = occasion,
            To = to,
            Level = level,
            DefaultRecipients = names.Contains(Default),
            Recipients = names.Where(name => name is not (Default or Nobody)).ToArray(),
        };
    });

    // What was not known when the setting was read is no wish.
    private static bool IsTold(string line) => !line.EndsWith(": ?", StringComparison.Ordinal);
}
