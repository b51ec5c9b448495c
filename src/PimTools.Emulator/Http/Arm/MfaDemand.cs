using System;
using System.Linq;
using System.Net;
using PimTools.Emulator.Http.Wire;
using PimTools.Emulator.Identity;

namespace PimTools.Emulator.Http.Arm;

/// <summary>Demands a second factor of those who change something in Azure, where a fault asks for it.</summary>
internal static class MfaDemand
{
    // The authentication context that stands for MFA in the challenges of Azure (observed).
    private const string Context = "p1";

    private static readonly string[] Changes = ["PUT", "PATCH", "DELETE"];

    public static void Require(EmulatorFaults faults, string method, Caller caller)
    {
        if (!Changes.Contains(method, StringComparer.OrdinalIgnoreCase) || caller.IsApplication || caller.AuthenticationContexts.Contains(Context))
            return;
        if (faults.ChallengesAzureChanges)
            throw ServiceException.Challenge($"{{\"access_token\":{{\"acrs\":{{\"essential\":true,\"values\":[\"{Context}\"]}}}}}}");
        if (faults.DisallowsAzureChanges)
        {
            throw new ServiceException(HttpStatusCode.Forbidden, "RequestDisallowedByPolicy",
                "The request was disallowed by policy. Users must use MFA for create, update and delete operations.");
        }
    }
}
