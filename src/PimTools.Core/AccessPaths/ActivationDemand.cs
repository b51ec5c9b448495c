using System.Collections.Generic;
using System.Linq;

namespace PimTools.AccessPaths;

/// <summary>Tells what an activation asks for.</summary>
internal static class ActivationDemand
{
    /// <summary>As words, such as <c>Mfa, Justification, approval by Cleo Marchetti</c>; "nothing" for nothing, and "?" where the setting is not known.</summary>
    public static string Describe(PimRoleSetting? setting)
    {
        if (setting is null)
        {
            return "?";
        }

        var words = new List<string>();
        if (setting.Activation.Requires.Value != PimRequirements.None)
        {
            words.AddRange(setting.Requires);
        }

        if (setting.Context is { } context)
        {
            words.Add($"authentication context {context}");
        }

        if (setting.RequiresApproval is null)
        {
            words.Add("?");
        }
        else if (setting.RequiresApproval == true)
        {
            words.Add("approval by " + (setting.Approvers.Count > 0 ? string.Join(" or ", setting.Approvers.Distinct()) : "role administrators"));
        }

        return words.Count > 0 ? string.Join(", ", words) : "nothing";
    }
}
