BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"
    $module = [IO.Path]::GetFullPath("$PSScriptRoot/../../out/PimTools")
    . "$PSScriptRoot/AnotherPowerShell.ps1"
    $powershell, $library = Get-PowerShellCommand
    $token = ConvertTo-SecureString 'x.y.z' -AsPlainText -Force
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'What a person is asked to consent to' {
    It 'is what self-service needs, and nothing that writes policies or eligibility' {
        $context = Connect-Pim -Emulator -As ada -Reset -For SelfService

        $context.Permissions | Should -Contain 'RoleAssignmentSchedule.ReadWrite.Directory'
        $context.Permissions -match 'Write' | Should -Be 'RoleAssignmentSchedule.ReadWrite.Directory', 'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup'
    }

    It 'suffices for a day of activations, and nobody is asked again' {
        $null = Connect-Pim -Emulator -As ada -Reset -For SelfService
        Get-PimAssignment -Mine -WarningVariable warnings | Should -Not -BeNullOrEmpty

        $active = Request-PimRoleActivation 'User Administrator', Ops-OnCall -Justification Pester -WarningVariable +warnings
        (Get-PimContext).Emulator.Advance('00:06')
        $active | Wait-PimRequest -WarningVariable +warnings | Should -HaveCount 2
        Stop-PimRoleActivation 'User Administrator', Ops-OnCall -WarningVariable +warnings

        $active.Status | Should -Be Provisioned, Provisioned
        $warnings | Should -BeNullOrEmpty
        (Get-PimContext).Emulator.PromptCount | Should -Be 0
    }

    It 'suffices for an approver' {
        $null = Connect-Pim -Emulator -As ada -Reset
        $null = Request-PimRoleActivation 'Exchange Administrator' -Justification Pester
        $null = Connect-Pim -Emulator -As cleo -For Approver

        (Get-PimRequest -PendingMyApproval -Kind EntraRole | Approve-PimRequest -Justification Agreed).Status | Select-Object -Unique | Should -Be Provisioned
        (Get-PimContext).Emulator.PromptCount | Should -Be 0
    }

    It 'suffices for an administrator' {
        $null = Connect-Pim -Emulator -As dana -Reset -For Administrator

        $null = New-PimAssignment 'Teams Reader' ben@contoso.com -Duration 30d -Justification Pester
        $null = Set-PimRoleSetting 'Teams Reader' -MaximumActivationDuration 3h

        (Get-PimRoleSetting 'Teams Reader').Longest | Should -Be '3h'
        (Get-PimContext).Emulator.PromptCount | Should -Be 0
    }

    It 'suffices for an auditor' {
        $context = Connect-Pim -Emulator -As emil -Reset -For Auditor

        Get-PimAuditLog | Should -Not -BeNullOrEmpty
        Get-PimAssignment -Kind EntraRole | Should -Not -BeNullOrEmpty
        $context.Permissions -match 'Write' | Should -BeNullOrEmpty
        (Get-PimContext).Emulator.PromptCount | Should -Be 0
    }

    It 'can be several purposes, and single permissions besides' {
        $context = Connect-Pim -Emulator -As dana -Reset -For Approver, Auditor -Scope RoleManagementPolicy.ReadWrite.Directory

        $context.Permissions | Should -Contain 'RoleEligibilitySchedule.Read.Directory'
        $context.Permissions | Should -Contain 'RoleAssignmentSchedule.ReadWrite.Directory'
        $context.Permissions | Should -Contain 'RoleManagementPolicy.ReadWrite.Directory'
    }

    It 'is completed by name' {
        $line = 'Connect-Pim -Scope RoleManagementPolicy.ReadWrite'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'RoleManagementPolicy.ReadWrite.AzureADGroup', 'RoleManagementPolicy.ReadWrite.Directory'
    }
}

Describe 'A command that needs more than the sign-in asked for' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset -For SelfService
        $emulator = (Get-PimContext).Emulator
    }

    It 'has the person consent in the running command, once, and does what was asked' {
        $said = Set-PimRoleSetting 'Teams Reader' -Kind EntraRole -MaximumActivationDuration 3h -PassThru -WarningVariable warnings -WarningAction SilentlyContinue

        $said.Longest | Should -Be '3h'
        "$warnings" | Should -BeLike 'Sign in again and consent to *RoleManagementPolicy.ReadWrite.Directory*: Set-PimRoleSetting needs more than this connection was signed in for.'
        $emulator.PromptCount | Should -Be 1
        $null = Set-PimRoleSetting 'Teams Reader' -Kind EntraRole -MaximumActivationDuration 4h
        $emulator.PromptCount | Should -Be 1
    }

    It 'asks for the kinds that it is about alone' {
        $null = New-PimAssignment 'Teams Reader' ben@contoso.com -Kind EntraRole -Duration 30d -Justification Pester -WarningVariable warnings -WarningAction SilentlyContinue

        "$warnings" | Should -BeLike '*RoleEligibilitySchedule.ReadWrite.Directory*'
        "$warnings" | Should -Not -BeLike '*AzureADGroup*'
        $emulator.PromptCount | Should -Be 1
    }

    It 'ends in PermissionMissing where the person declines, and asks no second time' {
        $emulator.RefusesPrompts = $true

        foreach ($i in 1, 2) {
            { Set-PimRoleSetting 'Teams Reader' -Kind EntraRole -MaximumActivationDuration 3h -ErrorAction Stop -WarningAction SilentlyContinue } |
                Should -Throw '*RoleManagementPolicy.ReadWrite.Directory*' -ErrorId 'PermissionMissing*'
        }

        $emulator.PromptCount | Should -Be 1
    }

    It 'tells what to type where nobody can be asked' {
        $output = & $powershell $library -NoProfile -NonInteractive -Command "
            Import-Module '$module'
            `$null = Connect-Pim -Emulator -As dana -For SelfService
            try { Set-PimRoleSetting 'Teams Reader' -Kind EntraRole -MaximumActivationDuration 3h -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId; `$_.ErrorDetails.RecommendedAction }"

        "$output" | Should -BeLike 'PermissionMissing*Run Connect-Pim -For SelfService,Administrator, which asks for it*'
    }
}

Describe 'A sign-in that asks nobody' {
    It 'is refused with -For and -Scope: <parameter>' -ForEach @(
        @{ parameter = '-Identity'; script = { Connect-Pim -Identity -For Approver } }
        @{ parameter = '-WorkloadIdentity'; script = { Connect-Pim -WorkloadIdentity -For Approver } }
        @{ parameter = '-UseAz'; script = { Connect-Pim -UseAz -For Administrator } }
        @{ parameter = '-UseMgGraph'; script = { Connect-Pim -UseMgGraph -Scope AuditLog.Read.All } }
        @{ parameter = '-UseAzureCli'; script = { Connect-Pim -UseAzureCli -Scope AuditLog.Read.All } }
        @{ parameter = '-AccessToken'; script = { Connect-Pim -AccessToken $token -For Auditor } }
        @{ parameter = '-Credential'; script = { Connect-Pim -TenantId x -Credential ([pscredential]::new('a', $token)) -For Auditor } }
        @{ parameter = '-CertificatePath'; script = { Connect-Pim -TenantId x -ClientId y -CertificatePath z.pfx -For Auditor } }
        @{ parameter = '-CertificateThumbprint'; script = { Connect-Pim -TenantId x -ClientId y -CertificateThumbprint z -For Auditor -Scope AuditLog.Read.All } }
    ) {
        $script | Should -Throw "*cannot be combined with $parameter`:*" -ErrorId 'InvalidParameter*'
    }

    It 'refuses what is no name of a permission' {
        { Connect-Pim -Emulator -Scope 'https://graph.microsoft.com/.default openid' } | Should -Throw '*no name of a delegated permission*' -ErrorId 'InvalidParameter*'
    }
}
