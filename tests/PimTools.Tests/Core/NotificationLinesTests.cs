using System.Linq;
using PimTools.Settings;
using Xunit;

namespace PimTools.Tests.Core;

public sealed class NotificationLinesTests
{
    [Theory]
    [InlineData(PimNotificationLevel.All, true, new string[0])]
    [InlineData(PimNotificationLevel.Critical, false, new string[0])]
    [InlineData(PimNotificationLevel.None, true, new[] { "soc@contoso.com", "audit@contoso.com" })]
    [InlineData(PimNotificationLevel.All, false, new[] { "soc@contoso.com" })]
    public void What_a_setting_tells_of_its_mails_is_read_back(PimNotificationLevel level, bool toDefault, string[] recipients)
    {
        var set = new PimNotificationSet { Approver = new PimNotification { Level = level, DefaultRecipients = toDefault, Recipients = recipients } };

        var change = NotificationLines.Read(PimNotificationEvent.Activation, set.Describe()).Single(one => one.To == PimNotificationRecipient.Approver);

        Assert.Equal(level, change.Level);
        Assert.Equal(toDefault, change.DefaultRecipients);
        Assert.Equal(recipients, change.Recipients);
    }

    [Fact]
    public void Another_line_is_refused() =>
        Assert.Throws<PimException>(() => NotificationLines.Read(PimNotificationEvent.Activation, ["everybody: All to all"]).ToList());
}
