using System;

namespace PimTools.Graph.Auth;

/// <summary>The endpoints of a connection: the cloud's, or those given for test hosts.</summary>
internal static class Endpoints
{
    /// <exception cref="PimException">A token would travel in the clear (<see cref="PimErrorCode.InvalidParameter"/>).</exception>
    public static Uri Choose(Uri? given, Uri ofCloud, string parameter)
    {
        if (given is null)
        {
            return ofCloud;
        }

        var isSafe = given.IsAbsoluteUri && (given.Scheme == Uri.UriSchemeHttps || (given.Scheme == Uri.UriSchemeHttp && given.IsLoopback));
        return isSafe && given.UserInfo.Length == 0 && given.Query.Length == 0
            ? given
            : throw new PimException(PimErrorCode.InvalidParameter, $"'{given}' cannot be an endpoint: a token would not be safe there.")
            {
                Remedy = $"Give {parameter} an https address; http is for loopback only.",
                TargetObject = given,
            };
    }
}
