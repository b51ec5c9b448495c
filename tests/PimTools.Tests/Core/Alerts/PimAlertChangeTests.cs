using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace PimTools.Tests.Core.Alerts;

/// <summary>Changes to PIM's own alerts: what they send, what they say, and what they refuse.</summary>
public sealed class PimAlertChangeTests
{
    private static readonly Dictionary<string, string> None = [];

    [Fact]
    public void What_holds_already_is_no_change()
    {
        Assert.True(Plan().IsNothing);
        Assert.True(Plan(isEnabled: true).IsNothing);
        Assert.True(Plan(settings: new() { ["threshold"] = "5", ["DURATION"] = "30d" }).IsNothing);
        Assert.True(Plan(isDismissed: true, isActive: false).IsNothing);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(true)]
    public void An_alert_that_may_be_active_can_be_dismissed(bool? isActive) => Assert.False(Plan(isDismissed: true, isActive: isActive).IsNothing);

    [Fact]
    public async Task All_at_once_is_configured_dismissed_and_scanned_in_this_order()
    {
        var client = new FakePimClient();
        var change = Plan(isEnabled: false, settings: new() { ["threshold"] = "007", ["duration"] = "P10D" }, isDismissed: true, isRefreshed: true);

        Assert.False(change.IsNothing);
        Assert.Equal("Change the alert StaleAlert at Directory: switch it off; threshold from 5 to 7; duration from P30D to P10D; dismiss it with 2 incidents; ask for a scan", change.Describe());
        await change.RunAsync(client, PimCall.None);
        Assert.Equal(["configure StaleAlert: off [threshold, 7], [duration, P10D]", "dismiss StaleAlert", "scan StaleAlert"], client.Alerts.Done);
    }

    [Fact]
    public async Task One_threshold_is_sent_with_the_others_and_leaves_the_alert_on_or_off_as_it_is()
    {
        foreach (var (isEnabled, sent) in new (bool?, string)[] { (true, "on"), (false, "off"), (null, "on") })
        {
            var client = new FakePimClient();
            await PimAlertChange.Plan(Alert(isEnabled: isEnabled), null, new Dictionary<string, string> { ["threshold"] = "6" }, false, false).RunAsync(client, PimCall.None);

            Assert.Equal([$"configure StaleAlert: {sent} [threshold, 6], [duration, P30D]"], client.Alerts.Done);
        }
    }

    [Theory]
    [InlineData(true, false, "dismiss StaleAlert")]
    [InlineData(false, true, "scan StaleAlert")]
    public async Task One_step_alone_sends_no_other(bool isDismissed, bool isRefreshed, string sent)
    {
        var client = new FakePimClient();

        await Plan(isDismissed: isDismissed, isRefreshed: isRefreshed).RunAsync(client, PimCall.None);

        Assert.Equal([sent], client.Alerts.Done);
    }

    [Theory]
    [InlineData(1, "dismiss it with 1 incident")]
    [InlineData(0, "dismiss it with 0 incidents")]
    [InlineData(null, "dismiss it with ? incidents")]
    public void A_dismissal_tells_the_number_of_incidents(int? count, string expected) =>
        Assert.EndsWith(": " + expected, PimAlertChange.Plan(Alert(count: count), null, None, isDismissed: true, isRefreshed: false).Describe());

    [Fact]
    public void Switching_on_is_told_as_that() =>
        Assert.EndsWith(": switch it on", PimAlertChange.Plan(Alert(isEnabled: false), true, None, isDismissed: false, isRefreshed: false).Describe());

    [Theory]
    [InlineData("treshold", "1", "The alert StaleAlert at Directory has no setting 'treshold'.")]
    [InlineData("threshold", "-1", "The setting 'threshold' of the alert StaleAlert at Directory is a whole number, not '-1'.")]
    [InlineData("threshold", "1.5", "The setting 'threshold' of the alert StaleAlert at Directory is a whole number, not '1.5'.")]
    [InlineData("threshold", "99999999999", "The setting 'threshold' of the alert StaleAlert at Directory is a whole number, not '99999999999'.")]
    [InlineData("duration", "long", "The setting 'duration' of the alert StaleAlert at Directory is a duration, such as 30d, not 'long'.")]
    public void A_setting_or_a_value_that_is_none_is_refused(string name, string value, string message)
    {
        var error = Assert.Throws<PimException>(() => Plan(settings: new() { [name] = value }));

        Assert.Equal((PimErrorCode.InvalidParameter, message), (error.Code, error.Message));
        Assert.IsType<PimAlert>(error.TargetObject);
        Assert.Equal(name == "treshold", error.Remedy?.Contains("threshold", System.StringComparison.Ordinal) == true);
    }

    private static PimAlert Alert(bool? isActive = true, bool? isEnabled = true, int? count = 2) => new("1", "StaleAlert", PimScope.Directory)
    {
        IsActive = isActive,
        IsEnabled = isEnabled,
        IncidentCount = count,
        Settings = new Dictionary<string, string> { ["threshold"] = "5", ["duration"] = "P30D" },
    };

    private static PimAlertChange Plan(
        bool? isEnabled = null, Dictionary<string, string>? settings = null, bool isDismissed = false, bool isRefreshed = false, bool? isActive = true) =>
        PimAlertChange.Plan(Alert(isActive), isEnabled, settings ?? None, isDismissed, isRefreshed);
}
