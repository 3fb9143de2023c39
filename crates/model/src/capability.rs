//! What a backend can offer. What it does not offer, the portal does not show: no dead buttons.

macro_rules! capabilities {
    ($($(#[$doc:meta])* $name:ident = $wire:literal;)*) => {
        /// One operation of the contract (design.md §3).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Capability { $($(#[$doc])* $name,)* }

        impl Capability {
            /// Every operation, in the contract's order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its name in the contract, in profiles and in the OpenAPI document.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $wire,)* }
            }

            /// Finds an operation by its name.
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

capabilities! {
    /// Read who runs the portal and what it offers.
    Portal = "portal";
    /// Read what the backend knows of this resident.
    Me = "me";
    /// Bind this phone to an identity.
    SignIn = "sign_in";
    /// Let go of that identity.
    SignOut = "sign_out";
    /// Get everything stored about this resident.
    ExportMyData = "export_my_data";
    /// Delete everything stored about this resident.
    DeleteMyData = "delete_my_data";
    /// List panels.
    Panels = "panels";
    /// Read one panel.
    Panel = "panel";
    /// Join, or ask to join.
    JoinPanel = "join_panel";
    /// Leave.
    LeavePanel = "leave_panel";
    /// List a panel's meetings.
    Meetings = "meetings";
    /// Read one meeting.
    Meeting = "meeting";
    /// Tell what worked in a meeting and what should change.
    GiveFeedback = "give_feedback";
    /// List a panel's themes.
    Themes = "themes";
    /// Propose a theme.
    ProposeTheme = "propose_theme";
    /// Support a theme, or stop supporting it.
    SupportTheme = "support_theme";
    /// List this resident's invitations.
    Invitations = "invitations";
    /// Read an invitation by its code.
    Invitation = "invitation";
    /// Accept, postpone or decline.
    ReplyInvitation = "reply_invitation";
    /// List polls.
    Polls = "polls";
    /// Read one poll.
    Poll = "poll";
    /// Answer a poll.
    SubmitResponse = "submit_response";
    /// Take an answer back.
    WithdrawResponse = "withdraw_response";
    /// Read what others answered.
    PollResults = "poll_results";
    /// List events.
    Events = "events";
    /// Read one event.
    Event = "event";
    /// Register to an event or its waiting list.
    Register = "register";
    /// Cancel a registration.
    CancelRegistration = "cancel_registration";
    /// Read what changed.
    Impacts = "impacts";
    /// Say what matters.
    SendMessage = "send_message";
}
