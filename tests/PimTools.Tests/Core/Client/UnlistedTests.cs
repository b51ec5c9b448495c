using System.Collections.Generic;
using PimTools.Client;
using Xunit;

namespace PimTools.Tests.Core.Client;

/// <summary>Parts of lists that the caller may not read are told once, in few words, to whoever listens for them, and else as sentences.</summary>
public sealed class UnlistedTests
{
    private static readonly PimException Reason = new(PimErrorCode.PermissionMissing, "No.");

    private readonly List<string> _notices = [];
    private readonly List<string> _details = [];
    private readonly PimCall _call;

    public UnlistedTests() => _call = new PimCall(default, notice: _notices.Add) { Detail = _details.Add };

    [Fact]
    public void Whoever_decides_by_a_list_hears_of_the_omission_alone()
    {
        var omissions = new List<PimOmission>();

        _call.OmittingTo(omissions.Add).Omit(Reason, "Groups are left out.", "groups");

        Assert.Equal((Reason, "Groups are left out."), (Assert.Single(omissions).Reason, omissions[0].Message));
        Assert.Empty(_notices);
    }

    [Fact]
    public void Without_a_listener_it_is_a_notice()
    {
        _call.Omit(Reason, "Groups are left out.", "groups");
        _call.Omit(Reason, "Roles are left out.");

        Assert.Equal(["Groups are left out.", "Roles are left out."], _notices);
        Assert.Empty(_details);
    }

    [Fact]
    public void A_listener_to_parts_hears_the_part_and_the_sentence_is_a_detail()
    {
        var parts = new List<(string, PimException)>();
        var call = _call.UnlistedTo((part, error) => parts.Add((part, error)));

        call.Omit(Reason, "Groups are left out.", "groups");
        Assert.Equal([("groups", Reason)], parts);
        Assert.Equal(["Groups are left out."], _details);
        Assert.Empty(_notices);

        call.Omit(Reason, "Sign in again.");
        Assert.Equal(["Sign in again."], _notices);
    }

    [Fact]
    public void Parts_are_told_once_by_their_names_under_each_reason()
    {
        var unlisted = new UnlistedParts();
        var call = unlisted.Of(_call);
        foreach (var part in new[] { "groups", "Azure roles", "groups" })
        {
            call.Omit(Reason, part, part);
        }

        call.Omit(new PimException(PimErrorCode.LicenseMissing, "No."), "x", "Entra roles");
        call.Omit(new PimException(PimErrorCode.NotConnected, "No."), "x", "reviews");
        Assert.Empty(_notices);

        unlisted.Tell(_call);

        Assert.Equal(["Left out: Azure roles, groups (no access), Entra roles (no licence), reviews (not signed in). -Verbose tells why."], _notices);
    }

    [Fact]
    public void Where_nothing_is_left_out_nothing_is_told()
    {
        new UnlistedParts().Tell(_call);

        Assert.Empty(_notices);
    }
}
