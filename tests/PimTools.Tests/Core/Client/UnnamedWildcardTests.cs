using System.Collections.Generic;
using PimTools.Client;
using Xunit;

namespace PimTools.Tests.Core.Client;

/// <summary>A wildcard that finds nothing is an error where names could not be read, and one that finds something may mean more.</summary>
public sealed class UnnamedWildcardTests
{
    private static readonly PimException Reason = new(PimErrorCode.PermissionMissing, "Names were refused.") { Remedy = "Ask for it." };

    private readonly PartialReading _reading = new();
    private readonly List<string> _notices = [];
    private readonly PimCall _call;

    public UnnamedWildcardTests() => _call = new PimCall(default, notice: _notices.Add);

    [Fact]
    public void Something_that_was_found_may_not_be_all()
    {
        _reading.OfNames(_call).Unnamed!(Reason);

        _reading.CheckWildcards([new PimIdentity("User*"), null, new PimIdentity("Sales"), new PimIdentity("*ad?")], isAnythingFound: true, _call);

        Assert.Equal(["Not all names could be read, so that 'User*' and '*ad?' may mean more than was found. Names were refused. Ask for it."], _notices);
    }

    [Fact]
    public void Nothing_that_was_found_is_an_error()
    {
        _reading.OfNames(_call).Unnamed!(Reason);

        var thrown = Assert.Throws<PimException>(() => _reading.CheckWildcards([new PimIdentity("User*")], isAnythingFound: false, _call));

        Assert.Equal((PimErrorCode.PermissionMissing, "Ask for it. Or give the id instead of the name."), (thrown.Code, thrown.Remedy));
        Assert.Equal("What 'User*' means is not known, since not all names could be read. Names were refused.", thrown.Message);
        Assert.Empty(_notices);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("**")]
    [InlineData("Sales")]
    public void A_star_alone_means_everything_whatever_it_is_called(string typed)
    {
        _reading.OfNames(_call).Unnamed!(Reason);

        _reading.CheckWildcards([new PimIdentity(typed)], isAnythingFound: false, _call);

        Assert.Empty(_notices);
    }

    [Fact]
    public void Where_all_names_were_read_nothing_is_in_doubt()
    {
        _reading.CheckWildcards([new PimIdentity("User*")], isAnythingFound: false, _call);

        Assert.Empty(_notices);
        Assert.True(_reading.IsWhole);
    }

    [Theory]
    [InlineData("a0000000-0000-0000-0000-000000000001", false)]
    [InlineData("/subscriptions/1", false)]
    [InlineData("Ada", true)]
    [InlineData(null, true)]
    public void Whoever_gave_an_id_depends_on_no_names(string? target, bool isRefused)
    {
        _reading.Of(_call).Unnamed!(Reason);

        var refusal = _reading.Refusal("Whether it is", answer: new PimException(PimErrorCode.NotEligible, "It is not.") { TargetObject = target });

        Assert.Equal(isRefused ? "Whether it is is not known, since not all names could be read. Names were refused." : null, refusal?.Message);
        Assert.False(_reading.IsWhole);
        Assert.Null(_reading.RefusalOfAll("What else"));
    }

    [Fact]
    public void A_part_that_was_left_out_counts_before_names()
    {
        var call = _reading.Of(_call);
        call.Unnamed!(Reason);
        call.Omitted!(new PimOmission(new PimException(PimErrorCode.ServiceUnavailable, "Down."), "Left out.") { Kind = PimKind.Group });

        Assert.Equal("Whether it is is not known, since not everything could be read. Down.", _reading.Refusal("Whether it is")!.Message);
        Assert.Null(_reading.Refusal("Whether it is")!.Remedy);
        Assert.Equal("Whether it is is not known, since not all names could be read. Names were refused.", _reading.Refusal("Whether it is", PimKind.EntraRole)!.Message);
    }
}
