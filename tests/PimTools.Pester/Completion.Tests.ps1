BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $savedConfig = $env:PIMTOOLS_CONFIG
    $env:PIMTOOLS_CONFIG = Join-Path $TestDrive config

    function Complete([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches }
}

AfterAll {
    $env:PIMTOOLS_CONFIG = $savedConfig
    $null = Disconnect-Pim -All
}

Describe 'Completion' {
    BeforeAll {
        foreach ($user in 'dana', 'cleo', 'ada') {
            $null = Connect-Pim -Emulator -As $user -Name $user -Reset:($user -eq 'dana')
        }

        $null = Register-PimFavorite 'Early bird' 'User Administrator'
    }

    It '-Role: every role of the tenant, quoted where it must be, with what it is for' {
        $roles = Complete 'Get-PimRole '

        $roles.ListItemText.Count | Should -BeGreaterThan 100
        $sorted = [string[]] $roles.ListItemText
        [Array]::Sort($sorted, [StringComparer]::OrdinalIgnoreCase)
        $roles.ListItemText | Should -Be $sorted
        $admin = $roles | Where-Object ListItemText -eq 'User Administrator'
        $admin.CompletionText | Should -BeExactly "'User Administrator'"
        $admin.ToolTip | Should -Not -BeNullOrEmpty
        $admin.ResultType | Should -Be 'ParameterValue'
    }

    It '-Role: goes on from <typed>' -ForEach @(
        @{ typed = 'user adm' ; line = "Get-PimRole 'user adm" }
        @{ typed = 'one word' ; line = 'Get-PimRole user' }
        @{ typed = 'the middle, with a wildcard' ; line = 'Get-PimRole *er?adm*' }
        @{ typed = 'a double quote' ; line = 'Get-PimRole "User Adm' }
    ) {
        $found = Complete $line

        $found.CompletionText | Should -Contain "'User Administrator'"
        $found.ListItemText | Should -Not -Contain 'Global Reader'
    }

    It '-Role: what completes can be run as it stands' {
        $role = (Complete "Get-PimRole 'exchange adm")[0].CompletionText

        (& ([scriptblock]::Create("Get-PimRole $role"))).Name | Should -Be 'Exchange Administrator'
    }

    It '-Role of an activation: only what one is eligible for, with where and until when' {
        $roles = Complete 'Request-PimRoleActivation -Kind EntraRole -Role ' | Where-Object ListItemText -in (Get-PimAssignment -Mine -Type Eligible -Kind EntraRole).Role.Name

        $roles.ListItemText | Should -Be 'Exchange Administrator', 'Helpdesk Administrator', 'Reports Reader', 'Security Reader', 'User Administrator'
        (Complete 'Request-PimRoleActivation -Role ').ListItemText | Should -Not -Contain 'Global Administrator'
        ($roles | Where-Object ListItemText -eq 'Helpdesk Administrator').ToolTip | Should -Match 'Eligible at Helsinki Office'
        ($roles | Where-Object ListItemText -eq 'Reports Reader').ToolTip | Should -Match 'until'
    }

    It '-Role of a deactivation: only what is activated' {
        (Complete 'Stop-PimRoleActivation ').ListItemText | Should -Contain 'Security Reader'
        (Complete 'Stop-PimRoleActivation ').ListItemText | Should -Not -Contain 'User Administrator'
    }

    It '-Scope of an activation depends on -Role' {
        (Complete "Request-PimRoleActivation 'Helpdesk Administrator' -Scope ").CompletionText | Should -Be "'Helsinki Office'"
        (Complete "Request-PimRoleActivation -Role 'User Administrator' -Scope ").CompletionText | Should -Be 'Directory'
        (Complete 'Request-PimRoleActivation -Scope ').ListItemText | Should -Contain 'Helsinki Office'
        (Complete 'Request-PimRoleActivation -Scope ').ListItemText | Should -Contain 'Directory'
    }

    It '-Scope of an activation offers what lies below an eligible Azure scope, too' {
        $scopes = Complete "Request-PimRoleActivation 'Storage Blob Data Contributor' -Scope "

        $scopes.ListItemText | Should -Contain 'Contoso Production'
        $scopes.ListItemText | Should -Contain 'rg-web'
        (Complete 'Request-PimRoleActivation Contributor -Scope rg-').ListItemText | Should -Not -Contain 'rg-web'
    }

    It '-Scope elsewhere: every scope, with what it is' {
        $scopes = Complete 'New-PimAssignment -Kind EntraRole -Scope '

        $scopes.ListItemText | Should -Contain 'Boston Office'
        ($scopes | Where-Object ListItemText -eq 'Boston Office').ToolTip | Should -Match 'AdministrativeUnit'
    }

    It '-Scope elsewhere: of the kinds named, or of groups where membership or ownership is meant' {
        (Complete 'Get-PimAssignment -Context dana -Kind EntraRole -Scope ').ListItemText | Should -Be 'Boston Office', 'Directory', 'Helsinki Office'
        (Complete 'Get-PimAssignment -Context dana -Kind EntraRole, Group -Scope ').ListItemText | Should -Contain 'Ops-OnCall'
        (Complete 'Get-PimAssignment -Context dana -Access Owner -Scope Ops').ListItemText | Should -Be 'Ops-Database', 'Ops-OnCall'
        (Complete 'Get-PimAssignment -Context dana -Access Owner -Scope Dir').ListItemText | Should -Not -Contain 'Directory'
    }

    It '-Role: of the kinds named, or the half of groups that is meant' {
        $groups = (Complete 'New-PimAssignment -Context dana -Kind Group O').ListItemText

        $groups | Should -Contain 'Ops-OnCall'
        $groups | Should -Contain 'Ops-OnCall (owner)'
        $groups | Should -Not -Contain 'User Administrator'
        (Complete 'New-PimAssignment -Context dana -Access Owner Ops').ListItemText | Should -Be 'Ops-Database (owner)', 'Ops-OnCall (owner)'
        (Complete 'Request-PimRoleActivation -Context ada -Kind Group ').ListItemText | Should -Be 'Ops-Database', 'Ops-OnCall'
    }

    It '-Scope elsewhere: of the kind of the role that stands before it: <Role>' -ForEach @(
        @{ Role = 'Contributor'; Has = 'rg-web'; HasNot = 'Directory', 'Boston Office', 'Ops-OnCall' }
        @{ Role = "'User Administrator'"; Has = 'Boston Office'; HasNot = 'rg-web', 'Ops-OnCall' }
        @{ Role = 'Ops-OnCall'; Has = 'Ops-OnCall'; HasNot = 'rg-web', 'Directory' }
    ) {
        $scopes = (Complete "New-PimAssignment -Context dana $Role -Scope ").ListItemText

        $scopes | Should -Contain $Has
        $HasNot | ForEach-Object { $scopes | Should -Not -Contain $_ }
    }

    It '-Scope elsewhere: of both kinds that have a role of the name, and of all where there is none' {
        (Complete "New-PimAssignment -Context dana 'Security Reader' -Scope ").ListItemText | Should -Contain 'rg-web'
        (Complete "New-PimAssignment -Context dana 'Security Reader' -Scope ").ListItemText | Should -Contain 'Directory'
        (Complete "New-PimAssignment -Context dana 'Security Reader' -Kind AzureRole -Scope ").ListItemText | Should -Not -Contain 'Directory'
        (Complete 'New-PimAssignment -Context dana Nothing -Scope ').ListItemText | Should -Contain 'Ops-OnCall'
    }

    It '-As: the people of the emulated tenant, each of whom can sign in' {
        $people = Complete 'Connect-Pim -Emulator -As '

        $people.CompletionText | Should -Contain 'cleo'
        foreach ($one in $people) {
            $who = (Connect-Pim -Emulator -As $one.CompletionText -Name passing).Account.DisplayName
            $one.ToolTip | Should -Match "^$who, "
        }
        $null = Disconnect-Pim -Context passing
        $null = Select-PimContext ada
    }

    It 'offers no files for <_>' -ForEach @(
        'New-PimAssignment x y -Condition ', 'New-PimAssignment x y -ConditionVersion ', 'Connect-Pim -Emulator -As x'
    ) {
        Complete $_ | Should -BeNullOrEmpty
    }

    It '-Scope of an activation tells the halves of a group apart' {
        $null = New-PimAssignment Ops-Database ada@contoso.com -Access Owner -Duration 9d -Justification 'Rota' -Context dana
        $null = Connect-Pim -Emulator -As ada -Name ada

        (Complete "Request-PimRoleActivation 'Ops-Database (owner)' -Scope ").ToolTip | Should -BeLike '*(owner) Eligible*'
        (Complete 'Request-PimRoleActivation Ops-Database -Scope ').ToolTip | Should -Not -BeLike '*(owner)*'
    }

    It '-Duration: durations, not files' {
        (Complete 'Wait-PimRequest -Timeout 1').CompletionText | Should -Be '1h', '1d', '14d', '180d'
        (Complete 'Get-PimAssignment -ExpiringWithin 14').CompletionText | Should -Be '14d'
    }

    It '-Principal: who has something, by principal name, with the display name' {
        $people = Complete 'Get-PimAssignment -Context dana -Principal '

        $people.CompletionText | Should -Contain "'ben@contoso.com'"
        ($people | Where-Object ListItemText -eq 'ben@contoso.com').ToolTip | Should -Match 'Ben Okafor \(User\)'
        (Complete 'Get-PimAssignment -Context dana -Principal cl').ListItemText | Should -Be 'cleo@contoso.com'
    }

    It '-Context: the connections, with who and where' {
        $contexts = Complete 'Get-PimAssignment -Context '

        $contexts.ListItemText | Should -Be 'ada', 'cleo', 'dana'
        $contexts[1].ToolTip | Should -Match 'Cleo Marchetti in tenant'
        (Complete 'Disconnect-Pim ').ListItemText | Should -Be 'ada', 'cleo', 'dana'
        (Complete 'Select-PimContext c').ListItemText | Should -Be 'cleo'
    }

    It '-Id: what waits for one, with whom and what it is about' {
        $ids = @(Complete 'Approve-PimRequest -Context cleo -Id ')
        $waiting = Get-PimRequest -PendingMyApproval -Kind EntraRole -Context cleo

        $ids.CompletionText | Should -Contain $waiting.Id
        ($ids | Where-Object CompletionText -eq $waiting.Id).ToolTip | Should -Match 'Ben Okafor: Privileged Authentication Administrator at Directory, PendingApproval'
    }

    It '-Favorite: their names, with what they activate' {
        $favorites = @(Complete 'Request-PimRoleActivation -Favorite ')

        $favorites.CompletionText | Should -Be "'Early bird'"
        $favorites[0].ToolTip | Should -Match 'User Administrator at Directory'
        @(Complete 'Unregister-PimFavorite e').ListItemText | Should -Be 'Early bird'
    }

    It 'uses the connection that -Context names' {
        $other = (Complete 'Request-PimRoleActivation -Context dana -Role ').ListItemText

        $other | Should -Contain 'Global Administrator'
        $other | Should -Not -Contain 'User Administrator'
    }

    It 'reads once for many tabs, and writes nothing' {
        $emulator = (Get-PimContext).Emulator
        $null = Complete 'Get-PimRole '
        $before = $emulator.CallCount
        foreach ($word in 'g', 'gl', 'glo', 'glob') { $null = Complete "Get-PimRole $word" }

        $emulator.CallCount | Should -Be $before
    }

    It 'has nothing to offer where nothing fits' {
        Complete 'Get-PimRole -Role Nothing-of-the-kind' | Should -BeNullOrEmpty
    }

    It 'keeps quotes in names whole' {
        $null = Connect-Pim -Emulator -As emil -Name "Emil's"
        $found = (Complete 'Get-PimContext Emil').CompletionText

        $found | Should -BeExactly "'Emil''s'"
        (& ([scriptblock]::Create("Get-PimContext $found"))).Account.DisplayName | Should -Be 'Emil Novak'
    }
}

Describe 'Completion without a connection that works' {
    BeforeAll {
        # The values of these are at hand without a connection.
        $atHand = 'ValueCompleter', 'BooleanCompleter', 'DelimiterCompleter', 'BaselineCompleter'
        $lines = foreach ($command in Get-Command -Module PimTools -CommandType Cmdlet) {
            foreach ($parameter in $command.Parameters.Values) {
                foreach ($completer in $parameter.Attributes.Where{ $_ -is [ArgumentCompleter] }.Type) {
                    @{ Line = "$($command.Name) -$($parameter.Name) "; IsAtHand = $completer.Name -in $atHand -or $completer.IsSubclassOf([PimTools.Completion.ValueCompleter]) }
                }
            }
        }
    }

    BeforeEach {
        $null = Disconnect-Pim -All
        $Error.Clear()
    }

    It 'offers nothing, throws nothing and leaves no error behind' {
        $lines.Count | Should -BeGreaterThan 30
        foreach ($one in $lines) {
            $found = Complete $one.Line
            if (-not $one.IsAtHand) {
                $found | Where-Object ResultType -eq ParameterValue | Should -BeNullOrEmpty -Because $one.Line
            }
        }

        $Error | Should -BeNullOrEmpty
    }

    It 'offers nothing for a context that is not there' {
        $null = Connect-Pim -Emulator
        Complete 'Get-PimRole -Context nowhere -Role ' | Where-Object ResultType -eq ParameterValue | Should -BeNullOrEmpty

        $Error | Should -BeNullOrEmpty
    }

    It 'offers nothing of what one may not read' {
        $null = Connect-Pim -Emulator -As fay
        (Complete 'Get-PimAssignment -Principal ').CompletionText -join ' ' | Should -Not -Match 'emil|cleo|breakglass'

        $Error | Should -BeNullOrEmpty
    }

    It 'offers no favourites from a file that cannot be read' {
        $null = Connect-Pim -Emulator
        $null = New-Item $env:PIMTOOLS_CONFIG -ItemType Directory -Force
        Set-Content (Join-Path $env:PIMTOOLS_CONFIG favorites.json) 'hello'
        Complete 'Request-PimRoleActivation -Favorite ' | Where-Object ResultType -eq ParameterValue | Should -BeNullOrEmpty

        $Error | Should -BeNullOrEmpty
    }
}
